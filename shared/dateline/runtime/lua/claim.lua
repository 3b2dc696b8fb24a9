-- Take over what is due for another try or whose holder has fallen silent; bury what was delivered
-- too often.
-- An entry on its first takeover comes in a batch, and so does one whose handler failed and said
-- so. One whose holder fell silent twice is a suspect and comes alone, so that a message that kills
-- its worker cannot use up the deliveries of its neighbours.
--
-- KEYS  1 stream, 2 dead letters, 3 failure notes, 4 postponed entries, 5 tally
-- ARGV  group, worker, scope, idle milliseconds, most deliveries, most entries to take
-- Returns {entries, dead, gone}; an entry is {id, fields, deliveries}; gone ones were deleted.
local group, worker, scope = ARGV[1], ARGV[2], ARGV[3]
local idle, most, limit = ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6])
local taken, suspect, dead, gone = {}, nil, 0, 0

local function forget(id)
  redis.call('HDEL', KEYS[3], id)
  redis.call('ZREM', KEYS[4], id)
end

-- Acknowledging comes first: it is allowed when memory is full, and then the script may write on.
local function give_up(id, fields, attempts)
  redis.call('XACK', KEYS[1], group, id)
  local note = redis.call('HGET', KEYS[3], id)
  note = note and cjson.decode(note) or {first = iso(now), last = iso(now), detail = 'its worker fell silent'}
  bury(KEYS[2], fields, {
    'stage', group, 'stream', KEYS[1], 'entry_id', id, 'reason', 'max_deliveries',
    'detail', note.detail, 'frame', note.frame, 'attempts', tostring(attempts),
    'first_failure', note.first, 'last_failure', note.last, 'worker', worker,
  })
  dead = dead + 1
end

local function take(id, deliveries)
  local claimed = redis.call('XCLAIM', KEYS[1], group, worker, 0, id)
  if #claimed > 0 then taken[#taken + 1] = {id, claimed[1][2], deliveries + 1} end
  redis.call('ZREM', KEYS[4], id)
end

local function decide(id, deliveries, failed)
  local entry = redis.call('XRANGE', KEYS[1], id, id)[1]
  if not entry then
    redis.call('XACK', KEYS[1], group, id)
    forget(id)
    gone = gone + 1
  elseif deliveries >= most then
    give_up(id, entry[2], deliveries)
    forget(id)
  elseif failed or deliveries <= 1 then
    take(id, deliveries)
  elseif not suspect then
    suspect = {id, deliveries}
  end
end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', now, 'LIMIT', 0, limit)) do
  local held = redis.call('XPENDING', KEYS[1], group, id, id, 1)[1]
  if held then decide(id, held[4], true) else forget(id) end
end

-- What waits for its time grows idle as well: it is touched, and out of the way until then. A page
-- that held nothing else is followed by another.
for _ = 1, 10 do
  local touched = 0
  local pending = redis.call('XPENDING', KEYS[1], group, 'IDLE', idle, '-', '+', limit)
  for _, held in ipairs(pending) do
    local due = redis.call('ZSCORE', KEYS[4], held[1])
    if due and tonumber(due) > now then
      redis.call('XCLAIM', KEYS[1], group, held[2], 0, held[1], 'IDLE', 0, 'JUSTID')
      touched = touched + 1
    elseif #taken < limit then
      decide(held[1], held[4], false)
    end
  end
  if touched < #pending or #pending < limit then break end
end
if #taken == 0 and suspect then take(suspect[1], suspect[2]) end
count(KEYS[5], scope .. ':exhausted', dead)
count(KEYS[5], scope .. ':gone', gone)
return {taken, dead, gone}
