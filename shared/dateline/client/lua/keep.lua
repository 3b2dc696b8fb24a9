-- Hold on to an entry that was read a while ago, if nobody has taken it over since.
--
-- KEYS  1 stream
-- ARGV  group, consumer, id
-- Returns 1 where it is still this consumer's.
local group, consumer, id = ARGV[1], ARGV[2], ARGV[3]
if #redis.call('XPENDING', KEYS[1], group, id, id, 1, consumer) == 0 then return 0 end
redis.call('XCLAIM', KEYS[1], group, consumer, 0, id, 'IDLE', 0, 'JUSTID')
return 1
