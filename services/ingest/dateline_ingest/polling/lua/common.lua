-- What the procedures of a schedule share; it stands before each of them. Times are the server's, in
-- milliseconds: workers' clocks jump.
--
-- KEYS  1 entries  what is scheduled: member -> JSON object, whose "domain" is the member's host
--       2 due      sorted set: member -> when it is due, or when its lease ends
--       3 leases   hash: member -> token of whoever holds it
--       4 hosts    sorted set: host -> until when it is left alone
--       5 answer   what this worker was last given, in case the answer was lost
local ENTRIES, DUE, LEASES, HOSTS, ANSWER = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)

local function host_of(member, entry)
  local sound, read = pcall(cjson.decode, entry)
  if sound and type(read) == 'table' and type(read['domain']) == 'string' and read['domain'] ~= '' then
    return read['domain']
  end
  return member
end

-- Whether somebody holds the member and his lease has not ended.
local function is_held(member)
  if redis.call('HEXISTS', LEASES, member) == 0 then return false end
  local till = redis.call('ZSCORE', DUE, member)
  return till and tonumber(till) > now
end

local function row(member, entry)
  local due = redis.call('ZSCORE', DUE, member)
  return {member, entry, due and math.floor(tonumber(due) - now) or false, is_held(member) and 1 or 0}
end
