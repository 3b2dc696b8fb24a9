-- Count what became of everything that one group was ever to handle.
--
-- KEYS  1 stream, 2 lane, 3 dead letters, 4 postponed on the stream, 5 postponed on the lane, 6 tally
-- ARGV  group, scope, name of the stream
-- Returns {added, again, settled, rejected, exhausted, gone, retried, dropped, backlog, pending,
--          postponed, dead letters, milliseconds since the oldest open entry was added or -1}.
local group, scope, name = ARGV[1], ARGV[2], ARGV[3]
local function told(field) return tonumber(redis.call('HGET', KEYS[6], field) or 0) end

local backlog, pending, oldest = 0, 0, nil
local function see(id)
  local ms = tonumber((id_parts(id)))
  if not oldest or ms < oldest then oldest = ms end
end
for _, stream in ipairs({KEYS[1], KEYS[2]}) do
  local facts = groups_of(stream)[group]
  if facts then
    local last = facts['last-delivered-id']
    local held = redis.call('XPENDING', stream, group)
    if tonumber(held[1]) > 0 then see(held[2]) end
    local fresh = redis.call('XRANGE', stream, '(' .. last, '+', 'COUNT', 1)[1]
    if fresh then see(fresh[1]) end
    backlog = backlog + behind(stream, last)
    pending = pending + tonumber(held[1])
  end
end

return {
  told(name .. ':added') - told(scope .. ':base'), told(scope .. ':again'), told(scope .. ':settled'),
  told(scope .. ':rejected'), told(scope .. ':exhausted'), told(scope .. ':gone'),
  told(scope .. ':retried'), told(scope .. ':dropped'), backlog, pending,
  redis.call('ZCARD', KEYS[4]) + redis.call('ZCARD', KEYS[5]), redis.call('XLEN', KEYS[3]),
  oldest and math.max(0, now - oldest) or -1,
}
