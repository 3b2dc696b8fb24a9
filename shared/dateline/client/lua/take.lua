-- Take over what nobody has handled for a while; what was deleted meanwhile is acknowledged.
--
-- KEYS  1 stream
-- ARGV  group, consumer, idle milliseconds, most entries to take
-- Returns the entries, each as {id, fields}.
local group, consumer, idle, limit = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local taken = {}
for _, held in ipairs(redis.call('XPENDING', KEYS[1], group, 'IDLE', idle, '-', '+', limit)) do
  local entry = redis.call('XRANGE', KEYS[1], held[1], held[1])[1]
  if entry then
    redis.call('XCLAIM', KEYS[1], group, consumer, 0, held[1], 'JUSTID')
    taken[#taken + 1] = entry
  else
    redis.call('XACK', KEYS[1], group, held[1])
  end
end
return taken
