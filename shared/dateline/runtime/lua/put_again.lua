-- Put messages on the lane of a group, as many as it has room for.
-- The room is what the group has not settled there: a lane is trimmed only now and then, and its
-- length would tell too much.
--
-- KEYS  1 lane, 2 tally
-- ARGV  scope, group, most entries to wait there, then for each message:
--         number of items, field, value, …
-- Returns how many were put there, from the first on; -1 for a group that is not counted, for it
-- reads no lane.
local scope, group, most = ARGV[1], ARGV[2], tonumber(ARGV[3])
if redis.call('HEXISTS', KEYS[2], scope .. ':base') == 0 then return -1 end

local facts = groups_of(KEYS[1])[group]
local waiting = facts and facts['pending'] + behind(KEYS[1], facts['last-delivered-id'])
  or redis.call('XLEN', KEYS[1])
local room, put, at = most - waiting, 0, 4
while at <= #ARGV and put < room do
  local items = tonumber(ARGV[at])
  redis.call('XADD', KEYS[1], '*', unpack(ARGV, at + 1, at + items))
  count(KEYS[2], scope .. ':again', 1)
  put = put + 1
  at = at + 1 + items
end
return put
