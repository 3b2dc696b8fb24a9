-- Put a number of partitions in force; one that is in force already is not noted again.
--
-- KEYS  1 layout
-- ARGV  number of partitions
-- Returns 1 where it is a new one.
if redis.call('LINDEX', KEYS[1], -1) == ARGV[1] then return 0 end
redis.call('RPUSH', KEYS[1], ARGV[1])
return 1
