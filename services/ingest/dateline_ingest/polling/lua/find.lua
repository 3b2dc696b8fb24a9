-- Look members up.
--
-- ARGV  the members
-- Returns {member, entry, ms until it is due or its lease ends or false, 1 where it is held} for each known one.
local rows = {}
for _, member in ipairs(ARGV) do
  local entry = redis.call('HGET', ENTRIES, member)
  if entry then rows[#rows + 1] = row(member, entry) end
end
return rows
