-- Settle entries: acknowledge each, and only if that succeeds write its outputs or its dead letter.
-- The acknowledgement is the fence: of two workers that hold the same entry only the first sees
-- XACK answer 1, and the late twin writes nothing. It also comes before every write because it is
-- allowed when memory is full: a full Redis still drains.
--
-- KEYS  1 stream, 2 output stream, 3 dead letters, 4 failure notes, 5 postponed entries, 6 tally
-- ARGV  group, worker, scope, name of the output stream, then for each entry:
--         id, "done", number of outputs, and for each output: number of items, field, value, …
--         id, "dead", reason, detail, frame, attempts
-- Returns {settled, fenced, dead, length of the output stream}.
local group, worker, scope, output = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local settled, fenced, dead, exhausted, added = 0, 0, 0, 0, 0
local noted = redis.call('EXISTS', KEYS[4], KEYS[5]) > 0

local function give_up(id, fields, at)
  local note = noted and redis.call('HGET', KEYS[4], id)
  bury(KEYS[3], fields, {
    'stage', group, 'stream', KEYS[1], 'entry_id', id, 'reason', ARGV[at], 'detail', ARGV[at + 1],
    'frame', ARGV[at + 2], 'attempts', ARGV[at + 3], 'first_failure',
    note and cjson.decode(note).first or iso(now), 'last_failure', iso(now), 'worker', worker,
  })
end

local at = 5
while at <= #ARGV do
  local id, verdict = ARGV[at], ARGV[at + 1]
  at = at + 2
  local entry = verdict == 'dead' and redis.call('XRANGE', KEYS[1], id, id)[1]
  local ours = redis.call('XACK', KEYS[1], group, id) == 1
  if verdict == 'dead' then
    if ours then
      give_up(id, entry and entry[2] or {}, at)
      dead = dead + 1
      if ARGV[at] == 'max_deliveries' then exhausted = exhausted + 1 end
    end
    at = at + 4
  else
    local outputs = tonumber(ARGV[at])
    at = at + 1
    for _ = 1, outputs do
      local items = tonumber(ARGV[at])
      if ours then
        redis.call('XADD', KEYS[2], '*', unpack(ARGV, at + 1, at + items))
        added = added + 1
      end
      at = at + 1 + items
    end
  end
  if not ours then
    fenced = fenced + 1
  else
    settled = settled + 1
    if noted then
      redis.call('HDEL', KEYS[4], id)
      redis.call('ZREM', KEYS[5], id)
    end
  end
end
count(KEYS[6], scope .. ':settled', settled - dead)
count(KEYS[6], scope .. ':rejected', dead - exhausted)
count(KEYS[6], scope .. ':exhausted', exhausted)
count(KEYS[6], output .. ':added', added)
return {settled, fenced, dead, output ~= '' and redis.call('XLEN', KEYS[2]) or 0}
