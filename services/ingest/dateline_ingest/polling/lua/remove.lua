-- Forget members; whoever holds one finds his lease gone.
--
-- ARGV  the members
-- Returns for each 1 where it was known, else 0.
local told = {}
for _, member in ipairs(ARGV) do
  told[#told + 1] = redis.call('HDEL', ENTRIES, member)
  redis.call('ZREM', DUE, member)
  redis.call('HDEL', LEASES, member)
end
return told
