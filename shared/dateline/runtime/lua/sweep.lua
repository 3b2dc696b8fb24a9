-- Forget consumers that hold nothing and have been silent for long. DELCONSUMER drops what a
-- consumer holds, so that one with pending entries must stay.
--
-- KEYS  1 stream
-- ARGV  group, least milliseconds of silence, the only consumer to look at or ''
-- Returns how many were forgotten.
local group, silence, only = ARGV[1], tonumber(ARGV[2]), ARGV[3]
local forgotten = 0
for _, flat in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], group)) do
  local facts = {}
  for i = 1, #flat, 2 do facts[flat[i]] = flat[i + 1] end
  local meant = only == '' or facts['name'] == only
  if meant and tonumber(facts['pending']) == 0 and tonumber(facts['idle']) >= silence then
    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], group, facts['name'])
    forgotten = forgotten + 1
  end
end
return forgotten
