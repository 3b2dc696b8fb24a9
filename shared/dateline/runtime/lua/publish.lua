-- Put messages on a stream together with what the publisher will remember of them.
-- A message whose memory no longer holds what it was composed from is left out: another worker
-- published it. All or nothing otherwise, so that a memory is never newer than its messages.
--
-- KEYS  1 stream, then one memory for each message, then one for each further memory
-- ARGV  seconds that memories last, number of messages, then
--         for each message: '1' and what its memory must hold, or '0' and '' for nothing;
--           what it shall hold; number of items; field, value, …
--         for each further memory: what it shall hold
-- Returns how many messages were put on the stream.
local ttl, messages = ARGV[1], tonumber(ARGV[2])
local at, published = 3, 0
for n = 1, messages do
  local memory = KEYS[1 + n]
  local expected = ARGV[at] == '1' and ARGV[at + 1]
  local state, items = ARGV[at + 2], tonumber(ARGV[at + 3])
  if redis.call('GET', memory) == expected then
    redis.call('XADD', KEYS[1], '*', unpack(ARGV, at + 4, at + 3 + items))
    redis.call('SET', memory, state, 'EX', ttl)
    published = published + 1
  end
  at = at + 4 + items
end
for n = 2 + messages, #KEYS do
  redis.call('SET', KEYS[n], ARGV[at], 'EX', ttl)
  at = at + 1
end
return published
