-- Put messages on a stream together with what the publisher will remember of them.
-- A message whose memory no longer holds what it was composed from is left out: another worker
-- published it, and then the further memories are left alone too: they would vouch for what this
-- call has not seen. So a memory is never newer than its messages.
-- The mark counts the publisher's calls: a publisher that finds it lower than it left it knows
-- that Redis has gone back in time. It lasts for a week, far longer than a publisher is silent.
--
-- KEYS  1 stream, 2 tally, 3 mark, then one memory for each message, then each further memory
-- ARGV  name of the stream, seconds that memories last, value of the mark, number of messages, then
--         for each message: '1' and what its memory must hold, or '0' and '' for nothing;
--           what it shall hold; number of items; field, value, …
--         for each further memory: what it shall hold
-- Returns {messages put on the stream, messages ever put there, what the mark was before}.
local stream, ttl, mark, messages = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local at, published = 5, 0
for n = 1, messages do
  local memory = KEYS[3 + n]
  local expected = ARGV[at] == '1' and ARGV[at + 1]
  local state, items = ARGV[at + 2], tonumber(ARGV[at + 3])
  if redis.call('GET', memory) == expected then
    redis.call('XADD', KEYS[1], '*', unpack(ARGV, at + 4, at + 3 + items))
    redis.call('SET', memory, state, 'EX', ttl)
    published = published + 1
  end
  at = at + 4 + items
end
if published == messages then
  for n = 4 + messages, #KEYS do
    redis.call('SET', KEYS[n], ARGV[at], 'EX', ttl)
    at = at + 1
  end
end
local former = tonumber(redis.call('GET', KEYS[3]) or 0)
redis.call('SET', KEYS[3], mark, 'EX', 604800)
return {published, redis.call('HINCRBY', KEYS[2], stream .. ':added', published), former}
