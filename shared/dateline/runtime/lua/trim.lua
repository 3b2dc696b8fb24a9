-- Remove entries that every group has settled, except the newest few that are kept to be read.
-- What is older than all that is open goes at once. Of what lies between open entries, settled ones
-- are deleted singly, so that a few that wait for another try do not hold the memory of thousands.
-- With no group at all nothing is removed. MAXLEN would drop what is pending or was never delivered.
--
-- KEYS  1 stream
-- ARGV  entries to keep, most entries to remove
-- Returns how many were removed.
local keep, most = tonumber(ARGV[1]), tonumber(ARGV[2])
local excess = redis.call('XLEN', KEYS[1]) - keep
if excess <= 0 then return 0 end
if excess > most then excess = most end

-- Where the oldest open entry of all groups lies, and the oldest that some group has not seen.
local cut, unseen = nil, nil
local groups = groups_of(KEYS[1])
for name, facts in pairs(groups) do
  local fresh = after(facts['last-delivered-id'])
  local pending = redis.call('XPENDING', KEYS[1], name)
  local open = tonumber(pending[1]) > 0 and pending[2] or fresh
  if not cut or before(open, cut) then cut = open end
  if not unseen or before(fresh, unseen) then unseen = fresh end
end
if not cut then return 0 end

local oldest = redis.call('XRANGE', KEYS[1], '-', '(' .. cut, 'COUNT', excess)
local removed = 0
if #oldest > 0 then
  removed = redis.call('XTRIM', KEYS[1], 'MINID', after(oldest[#oldest][1]))
  excess = excess - removed
end
if excess == 0 or #oldest == most then return removed end

-- More open entries than this are no stragglers, and each would be looked up in vain every time.
local STRAGGLERS = 200
local open, number = {}, 0
for name, _ in pairs(groups) do
  for _, held in ipairs(redis.call('XPENDING', KEYS[1], name, '-', '+', STRAGGLERS + 1)) do
    if not open[held[1]] then
      open[held[1]] = true
      number = number + 1
    end
  end
end
if number > STRAGGLERS then return removed end
for _, entry in ipairs(redis.call('XRANGE', KEYS[1], '-', '(' .. unseen, 'COUNT', number + excess)) do
  if excess > 0 and not open[entry[1]] then
    excess = excess - redis.call('XDEL', KEYS[1], entry[1])
    removed = removed + 1
  end
end
return removed
