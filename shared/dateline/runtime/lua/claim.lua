-- Take over entries whose holder has fallen silent; bury those that were delivered too often.
-- An entry on its first takeover comes in a batch. One that was taken over before is a suspect and
-- comes alone, so that a message that kills its worker cannot use up the deliveries of neighbours.
--
-- KEYS  1 input stream, 2 dead letters, 3 failure notes
-- ARGV  group, worker, now, idle milliseconds, most deliveries, most entries to take
-- Returns {entries, dead, gone}; an entry is {id, fields, deliveries}; gone ones were deleted.
local group, worker, now = ARGV[1], ARGV[2], ARGV[3]
local idle, most, limit = ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6])
local taken, suspect, dead, gone = {}, nil, 0, 0

local function bury(id, fields, attempts)
  local letter = {}
  for _, item in ipairs(fields) do letter[#letter + 1] = item end
  local note = redis.call('HGET', KEYS[3], id)
  note = note and cjson.decode(note) or {first = now, last = now, detail = 'its worker fell silent'}
  local told = {
    'stage', group, 'stream', KEYS[1], 'entry_id', id, 'reason', 'max_deliveries',
    'detail', note.detail, 'attempts', tostring(attempts), 'first_failure', note.first,
    'last_failure', note.last, 'worker', worker,
  }
  for i = 1, #told, 2 do
    letter[#letter + 1] = 'rejected.' .. told[i]
    letter[#letter + 1] = told[i + 1]
  end
  redis.call('XADD', KEYS[2], '*', unpack(letter))
  redis.call('XACK', KEYS[1], group, id)
  redis.call('HDEL', KEYS[3], id)
end

local function take(id, deliveries)
  local claimed = redis.call('XCLAIM', KEYS[1], group, worker, idle, id)
  if #claimed > 0 then taken[#taken + 1] = {id, claimed[1][2], deliveries + 1} end
end

local pending = redis.call('XPENDING', KEYS[1], group, 'IDLE', idle, '-', '+', limit)
for _, held in ipairs(pending) do
  local id, deliveries = held[1], held[4]
  local entry = redis.call('XRANGE', KEYS[1], id, id)[1]
  if not entry then
    redis.call('XACK', KEYS[1], group, id)
    redis.call('HDEL', KEYS[3], id)
    gone = gone + 1
  elseif deliveries >= most then
    bury(id, entry[2], deliveries)
    dead = dead + 1
  elseif deliveries <= 1 then
    take(id, deliveries)
  elseif not suspect then
    suspect = {id, deliveries}
  end
end
if #taken == 0 and suspect then take(suspect[1], suspect[2]) end
return {taken, dead, gone}
