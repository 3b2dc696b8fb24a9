-- Say who holds entries and for how long, if they are still this worker's: renew their leases, put
-- them off until later, or let them go.
--
-- KEYS  1 stream, 2 failure notes, 3 postponed entries
-- ARGV  group, worker, then for each entry: id, holder, idle milliseconds, delay, note, undo
--         holder  the consumer that has it from now on
--         delay   milliseconds until it is due for another try, or ''
--         note    JSON {detail, frame} to keep with a failed entry, or ''
--         undo    '1' where the delivery was no attempt and shall not count
-- Returns how many were still held.
local group, worker = ARGV[1], ARGV[2]
local held = 0

local function keep_note(id, note)
  local latest = cjson.decode(note)
  local earlier = redis.call('HGET', KEYS[2], id)
  latest.last = iso(now)
  latest.first = earlier and cjson.decode(earlier).first or latest.last
  redis.call('HSET', KEYS[2], id, cjson.encode(latest))
end

for at = 3, #ARGV, 6 do
  local id, delay, note = ARGV[at], ARGV[at + 3], ARGV[at + 4]
  local mine = redis.call('XPENDING', KEYS[1], group, id, id, 1, worker)
  if #mine > 0 then
    local claim = {KEYS[1], group, ARGV[at + 1], 0, id, 'IDLE', ARGV[at + 2]}
    if ARGV[at + 5] == '1' then
      claim[#claim + 1] = 'RETRYCOUNT'
      claim[#claim + 1] = tostring(math.max(mine[1][4] - 1, 0))
    end
    claim[#claim + 1] = 'JUSTID'
    redis.call('XCLAIM', unpack(claim))
    if delay ~= '' then redis.call('ZADD', KEYS[3], now + tonumber(delay), id) end
    if note ~= '' then keep_note(id, note) end
    held = held + 1
  end
end
return held
