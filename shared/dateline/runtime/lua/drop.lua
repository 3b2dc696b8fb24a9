-- Throw dead letters away, and count those that were still there.
--
-- KEYS  1 dead letters, 2 tally
-- ARGV  scope, then ids of letters
-- Returns how many were thrown away.
local dropped = redis.call('XDEL', KEYS[1], unpack(ARGV, 2))
if redis.call('HEXISTS', KEYS[2], ARGV[1] .. ':base') == 1 then
  count(KEYS[2], ARGV[1] .. ':dropped', dropped)
end
return dropped
