-- Make a group on a stream and on its lane, each from the first entry on.
-- A new group's account is opened so that it balances: it answers for what it finds, not for what
-- was trimmed before it came.
--
-- KEYS  1 stream, 2 lane, 3 tally
-- ARGV  group, scope, name of the stream
-- Returns how many groups were made.
local group, scope, name = ARGV[1], ARGV[2], ARGV[3]
local made = 0
for _, stream in ipairs({KEYS[1], KEYS[2]}) do
  if not groups_of(stream)[group] then
    redis.call('XGROUP', 'CREATE', stream, group, '0', 'MKSTREAM')
    made = made + 1
  end
end
if made == 0 then return 0 end

local function told(field) return tonumber(redis.call('HGET', KEYS[3], field) or 0) end
local known = 0
for _, stream in ipairs({KEYS[1], KEYS[2]}) do
  local facts = groups_of(stream)[group]
  known = known + tonumber(facts['pending']) + behind(stream, facts['last-delivered-id'])
end
for _, what in ipairs({':settled', ':rejected', ':exhausted', ':gone'}) do
  known = known + told(scope .. what)
end
redis.call('HSET', KEYS[3], scope .. ':base', told(name .. ':added') + told(scope .. ':again') - known)
return made
