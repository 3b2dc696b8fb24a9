-- Leave the group: what this consumer has not handled goes to the consumer that stands for all that
-- was let go, where it counts as abandoned at once; then the consumer is forgotten.
--
-- KEYS  1 stream
-- ARGV  group, consumer, consumer of what was let go, idle milliseconds
-- Returns how many entries were let go.
local group, consumer, released, idle = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local left = 0
while true do
  local held = redis.call('XPENDING', KEYS[1], group, '-', '+', 100, consumer)
  if #held == 0 then break end
  for _, entry in ipairs(held) do
    redis.call('XCLAIM', KEYS[1], group, released, 0, entry[1], 'IDLE', idle, 'JUSTID')
  end
  left = left + #held
end
redis.call('XGROUP', 'DELCONSUMER', KEYS[1], group, consumer)
return left
