-- Remove entries that every group has acknowledged, except the newest few that are kept to be read.
-- The cut never passes the oldest entry that some group has not acknowledged; with no group at all
-- nothing is removed. MAXLEN would: it drops what is pending and what was never delivered.
--
-- KEYS  1 stream
-- ARGV  entries to keep, most entries to remove
-- Returns how many were removed.
local keep, most = tonumber(ARGV[1]), tonumber(ARGV[2])
local excess = redis.call('XLEN', KEYS[1]) - keep
if excess <= 0 then return 0 end

local function before(a, b)
  local am, as = string.match(a, '(%d+)-(%d+)')
  local bm, bs = string.match(b, '(%d+)-(%d+)')
  if am ~= bm then return tonumber(am) < tonumber(bm) end
  return tonumber(as) < tonumber(bs)
end

local function low_water(group)
  local facts = {}
  for i = 1, #group, 2 do facts[group[i]] = group[i + 1] end
  local pending = redis.call('XPENDING', KEYS[1], facts['name'])
  if tonumber(pending[1]) > 0 then return pending[2] end
  local ms, seq = string.match(facts['last-delivered-id'], '(%d+)-(%d+)')
  return ms .. '-' .. string.format('%d', tonumber(seq) + 1)
end

local cut = nil
for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local mark = low_water(group)
  if not cut or before(mark, cut) then cut = mark end
end
if not cut then return 0 end

local oldest = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', math.min(excess, most) + 1)
local bound = oldest[#oldest][1]
if #oldest <= math.min(excess, most) then
  local ms, seq = string.match(bound, '(%d+)-(%d+)')
  bound = ms .. '-' .. string.format('%d', tonumber(seq) + 1)
end
if before(bound, cut) then cut = bound end
return redis.call('XTRIM', KEYS[1], 'MINID', cut)
