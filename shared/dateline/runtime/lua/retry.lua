-- Put dead letters back on the lane of their group, without what was noted about their failure.
-- Whoever finds the letter is the only one who does: a second operator moves nothing.
--
-- KEYS  1 dead letters, 2 lane, 3 tally
-- ARGV  scope, then ids of letters
-- Returns how many were put back: none for a group that is not counted, for it reads no lane.
local scope = ARGV[1]
if redis.call('HEXISTS', KEYS[3], scope .. ':base') == 0 then return 0 end

local function original(fields)
  local kept = {}
  for i = 1, #fields, 2 do
    if string.sub(fields[i], 1, 9) ~= 'rejected.' then
      kept[#kept + 1] = fields[i]
      kept[#kept + 1] = fields[i + 1]
    end
  end
  return kept
end

local back = 0
for at = 2, #ARGV do
  local letter = redis.call('XRANGE', KEYS[1], ARGV[at], ARGV[at])[1]
  local fields = letter and original(letter[2]) or {}
  if #fields > 0 then
    -- The copy first: should Redis refuse it for want of memory, the letter still lies there.
    redis.call('XADD', KEYS[2], '*', unpack(fields))
    redis.call('XDEL', KEYS[1], ARGV[at])
    count(KEYS[3], scope .. ':again', 1)
    count(KEYS[3], scope .. ':retried', 1)
    back = back + 1
  end
end
return back
