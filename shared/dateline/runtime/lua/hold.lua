-- Set how long entries count as idle, if they are still this worker's.
-- 0 renews the lease; just below the takeover time delays the next delivery; above it lets go.
--
-- KEYS  1 input stream, 2 failure notes
-- ARGV  group, worker, then for each entry: id, idle milliseconds, note, undo
--         note  JSON {first, last, detail} to keep with a failed entry, or ''
--         undo  '1' where the delivery was no attempt and shall not count
-- Returns how many were still held.
local group, worker = ARGV[1], ARGV[2]
local held = 0
for at = 3, #ARGV, 4 do
  local id, idle, note, undo = ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3]
  local mine = redis.call('XPENDING', KEYS[1], group, id, id, 1, worker)
  if #mine > 0 then
    local claim = {KEYS[1], group, worker, 0, id, 'IDLE', idle}
    if undo == '1' then
      claim[#claim + 1] = 'RETRYCOUNT'
      claim[#claim + 1] = tostring(math.max(mine[1][4] - 1, 0))
    end
    claim[#claim + 1] = 'JUSTID'
    redis.call('XCLAIM', unpack(claim))
    if note ~= '' then
      local earlier = redis.call('HGET', KEYS[2], id)
      if earlier then
        local latest = cjson.decode(note)
        latest.first = cjson.decode(earlier).first
        note = cjson.encode(latest)
      end
      redis.call('HSET', KEYS[2], id, note)
    end
    held = held + 1
  end
end
return held
