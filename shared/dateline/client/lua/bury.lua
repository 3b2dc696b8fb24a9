-- Move an entry to the group's dead letters, once. The letter is written first: where that is
-- refused, because memory is full or the user may not, the entry stays pending.
--
-- KEYS  1 stream, 2 dead letters, 3 tally
-- ARGV  group, field of the tally, id, then the letter: field, value, …
-- Returns 1 where this call moved it.
local group, field, id = ARGV[1], ARGV[2], ARGV[3]
if #redis.call('XPENDING', KEYS[1], group, id, id, 1) == 0 then return 0 end
redis.call('XADD', KEYS[2], '*', unpack(ARGV, 4))
redis.call('HINCRBY', KEYS[3], field, 1)
return redis.call('XACK', KEYS[1], group, id)
