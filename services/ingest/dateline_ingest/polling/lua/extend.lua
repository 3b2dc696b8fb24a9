-- Make leases last from now, as long as they are held by their tokens.
--
-- ARGV  1 lease in ms  then member, token, member, token …
-- Returns the members that are still held.
local lease, held = tonumber(ARGV[1]), {}
for i = 2, #ARGV, 2 do
  local member, token = ARGV[i], ARGV[i + 1]
  local entry = redis.call('HGET', ENTRIES, member)
  if entry and redis.call('HGET', LEASES, member) == token then
    redis.call('ZADD', DUE, now + lease, member)
    redis.call('ZADD', HOSTS, now + lease, host_of(member, entry))
    held[#held + 1] = member
  end
end
if #held > 0 then
  local seconds = math.ceil(lease / 1000) + 1
  redis.call('EXPIRE', LEASES, 2 * seconds + 60)
  redis.call('EXPIRE', HOSTS, 2 * seconds + 60)
end
return held
