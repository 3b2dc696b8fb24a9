-- End the leases of a worker that it knows nothing of, as after Redis has gone back to an older state.
--
-- ARGV  1 worker  then member, token, member, token … that it does hold
-- Returns the members that are due now.
local own, known, freed = ARGV[1] .. ':', {}, {}
for i = 2, #ARGV, 2 do known[ARGV[i]] = ARGV[i + 1] end
local leases = redis.call('HGETALL', LEASES)
for i = 1, #leases, 2 do
  local member, token = leases[i], leases[i + 1]
  if string.sub(token, 1, #own) == own and known[member] ~= token then
    redis.call('HDEL', LEASES, member)
    local entry = redis.call('HGET', ENTRIES, member)
    if entry then
      redis.call('ZADD', DUE, now, member)
      redis.call('ZREM', HOSTS, host_of(member, entry))
      freed[#freed + 1] = member
    end
  end
end
return freed
