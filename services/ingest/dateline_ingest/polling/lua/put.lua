-- Write entries down, and schedule those that are not scheduled yet.
--
-- ARGV  1 "new" to leave alone what is known, else "set"
--       then member, entry, ms until it is due or "" to take it off the schedule …
-- Returns for each 1 where it was not known, else 0.
local told = {}
for i = 2, #ARGV, 3 do
  local member, entry, wait = ARGV[i], ARGV[i + 1], ARGV[i + 2]
  local known = redis.call('HEXISTS', ENTRIES, member)
  told[#told + 1] = 1 - known
  if known == 0 or ARGV[1] ~= 'new' then
    redis.call('HSET', ENTRIES, member, entry)
    if wait == '' then
      redis.call('ZREM', DUE, member)
      redis.call('HDEL', LEASES, member)
    elseif not redis.call('ZSCORE', DUE, member) then
      redis.call('ZADD', DUE, now + tonumber(wait), member)
    end
  end
end
return told
