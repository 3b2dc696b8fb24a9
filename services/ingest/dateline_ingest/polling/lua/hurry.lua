-- Have members due earlier than they are; those that are held or not scheduled are left alone.
--
-- ARGV  member, ms until it is due, member, ms …
-- Returns for each 1 where it will be due by then, else 0.
local told = {}
for i = 1, #ARGV, 2 do
  local member, wanted = ARGV[i], now + tonumber(ARGV[i + 1])
  local due = redis.call('ZSCORE', DUE, member)
  local free = due and not is_held(member)
  if free and tonumber(due) > wanted then redis.call('ZADD', DUE, wanted, member) end
  told[#told + 1] = free and 1 or 0
end
return told
