-- Put messages on the lane of a group, as many as it has room for.
-- The room is what the group has not settled there: a lane is trimmed only now and then, and its
-- length would tell too much.
--
-- KEYS  1 lane, 2 tally
-- ARGV  name of the queue in the tally, group, most entries to wait there, then for each message:
--         number of items, field, value, …
-- Returns how many were put there, from the first on; -1 for a group that is not counted, for it
-- reads no lane.
local name, group, most = ARGV[1], ARGV[2], tonumber(ARGV[3])
if redis.call('HEXISTS', KEYS[2], name .. ':base') == 0 then return -1 end

local function waiting()
  local length = redis.call('XLEN', KEYS[1])
  if length == 0 then return 0 end
  for _, flat in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
    local facts = {}
    for i = 1, #flat, 2 do facts[flat[i]] = flat[i + 1] end
    if facts['name'] == group then
      local fresh = redis.call(
        'XRANGE', KEYS[1], '(' .. facts['last-delivered-id'], '+', 'COUNT', most)
      return facts['pending'] + #fresh
    end
  end
  return length
end

local room, put, at = most - waiting(), 0, 4
while at <= #ARGV and put < room do
  local items = tonumber(ARGV[at])
  redis.call('XADD', KEYS[1], '*', unpack(ARGV, at + 1, at + items))
  redis.call('HINCRBY', KEYS[2], name .. ':again', 1)
  put = put + 1
  at = at + 1 + items
end
return put
