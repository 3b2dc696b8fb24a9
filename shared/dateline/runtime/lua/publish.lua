-- Put messages on a stream together with what the publisher will remember of them.
-- A message one of whose memories no longer holds what it was composed from is left out: another
-- worker published it, and then the further memories are left alone too: they would vouch for what
-- this call has not seen. So a memory is never newer than its messages.
-- The mark counts the publisher's calls: a publisher that finds it lower than it left it knows
-- that Redis has gone back in time. It lasts for a week, far longer than a publisher is silent.
--
-- KEYS  1 stream, 2 tally, 3 mark, then for each message the memories that are looked at and those
--         that are written, then each further memory
-- ARGV  name of the stream, seconds that memories last, value of the mark, number of messages, then
--         for each message: how many memories are looked at, how many written, number of items;
--           '1' and what a memory must hold, or '0' and '' for nothing, …;
--           what those that are written shall hold; field, value, …
--         for each further memory: what it shall hold
-- Returns {messages put on the stream, messages ever put there, what the mark was before}.
local stream, ttl, mark, messages = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local at, key, published = 5, 4, 0
for n = 1, messages do
  local looks, writes, items = tonumber(ARGV[at]), tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
  local as_expected = true
  at = at + 3
  for look = 0, looks - 1 do
    local expected = ARGV[at + 2 * look] == '1' and ARGV[at + 2 * look + 1]
    as_expected = as_expected and redis.call('GET', KEYS[key + look]) == expected
  end
  at, key = at + 2 * looks, key + looks
  if as_expected then
    redis.call('XADD', KEYS[1], '*', unpack(ARGV, at + writes, at + writes + items - 1))
    for write = 0, writes - 1 do
      redis.call('SET', KEYS[key + write], ARGV[at + write], 'EX', ttl)
    end
    published = published + 1
  end
  at, key = at + writes + items, key + writes
end
if published == messages then
  for n = key, #KEYS do
    redis.call('SET', KEYS[n], ARGV[at], 'EX', ttl)
    at = at + 1
  end
end
local former = tonumber(redis.call('GET', KEYS[3]) or 0)
redis.call('SET', KEYS[3], mark, 'EX', 604800)
return {published, redis.call('HINCRBY', KEYS[2], stream .. ':added', published), former}
