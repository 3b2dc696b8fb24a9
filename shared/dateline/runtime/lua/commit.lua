-- Settle entries: acknowledge each, and only if that succeeds write its outputs or its dead letter.
-- The acknowledgement is the fence: of two workers that hold the same entry only the first sees
-- XACK answer 1, and the late twin writes nothing.
--
-- KEYS  1 input stream, 2 output stream, 3 dead letters, 4 failure notes
-- ARGV  group, worker, now, then for each entry:
--         id, "done", number of outputs, and for each output: number of items, field, value, …
--         id, "dead", reason, detail, attempts
-- Returns {settled, fenced, dead}.
local group, worker, now = ARGV[1], ARGV[2], ARGV[3]
local settled, fenced, dead = 0, 0, 0

local function bury(id, entry, reason, detail, attempts)
  local letter = {}
  for _, item in ipairs(entry) do letter[#letter + 1] = item end
  local note = redis.call('HGET', KEYS[4], id)
  local first = note and cjson.decode(note).first or now
  local told = {
    'stage', group, 'stream', KEYS[1], 'entry_id', id, 'reason', reason, 'detail', detail,
    'attempts', attempts, 'first_failure', first, 'last_failure', now, 'worker', worker,
  }
  for i = 1, #told, 2 do
    letter[#letter + 1] = 'rejected.' .. told[i]
    letter[#letter + 1] = told[i + 1]
  end
  redis.call('XADD', KEYS[3], '*', unpack(letter))
end

local at = 4
while at <= #ARGV do
  local id, verdict = ARGV[at], ARGV[at + 1]
  at = at + 2
  local entry = verdict == 'dead' and redis.call('XRANGE', KEYS[1], id, id)[1]
  local ours = redis.call('XACK', KEYS[1], group, id) == 1
  if verdict == 'dead' then
    if ours then
      bury(id, entry and entry[2] or {}, ARGV[at], ARGV[at + 1], ARGV[at + 2])
      dead = dead + 1
    end
    at = at + 3
  else
    local outputs = tonumber(ARGV[at])
    at = at + 1
    for _ = 1, outputs do
      local items = tonumber(ARGV[at])
      if ours then redis.call('XADD', KEYS[2], '*', unpack(ARGV, at + 1, at + items)) end
      at = at + 1 + items
    end
  end
  if ours then
    settled = settled + 1
    redis.call('HDEL', KEYS[4], id)
  else
    fenced = fenced + 1
  end
end
return {settled, fenced, dead}
