-- Take what is due under leases, at most one member of a host at a time.
--
-- ARGV  1 token  2 how many at most  3 lease in ms  4 gap between two looks at a host in ms
--       5 ms after which somebody asks again whether a host that is being looked at is free
--       6 ms that a member waits at most: what is due later was put down by a clock that was ahead
-- Returns {now, ms until something may be due or false, number of entries, number of leases,
-- member, entry, member, entry …}. A lease that has ended counts until somebody takes its member.
--
-- A call that is repeated because its answer was lost is given the same members again.
local token, limit, lease = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local gap, turn, longest = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local taken = {}

local function take(member, entry)
  taken[#taken + 1] = member
  taken[#taken + 1] = entry
end

local function again(given)
  local lines = string.gmatch(given, '[^\n]+')
  if lines() ~= token then return false end
  for member in lines do
    local entry = redis.call('HGET', ENTRIES, member)
    if entry and redis.call('HGET', LEASES, member) == token then take(member, entry) end
  end
  return true
end

local function take_due()
  local past = redis.call('ZRANGEBYSCORE', HOSTS, '-inf', now, 'LIMIT', 0, 500)
  if #past > 0 then redis.call('ZREM', HOSTS, unpack(past)) end
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', DUE, now + longest, '+inf', 'LIMIT', 0, 100)) do
    redis.call('ZADD', DUE, now, member)
  end
  local waiting, given = {}, {token}
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', DUE, '-inf', now, 'LIMIT', 0, 4 * limit + 16)) do
    if #given > limit then break end
    local entry = redis.call('HGET', ENTRIES, member)
    if not entry then
      redis.call('ZREM', DUE, member)
      redis.call('HDEL', LEASES, member)
    else
      local host = host_of(member, entry)
      local left = tonumber(redis.call('ZSCORE', HOSTS, host) or 0) - now
      if left > 0 and left <= math.max(lease, gap) then
        -- Those of one host line up behind each other, so that the next call need not pass them all.
        local place = waiting[host] or 0
        waiting[host] = place + 1
        redis.call('ZADD', DUE, now + (left <= gap and left + place * gap or (place + 1) * turn), member)
      else
        redis.call('ZADD', HOSTS, now + lease, host)
        redis.call('ZADD', DUE, now + lease, member)
        redis.call('HSET', LEASES, member, token)
        given[#given + 1] = member
        take(member, entry)
      end
    end
  end
  if #given > 1 then
    local seconds = math.ceil(lease / 1000) + 1
    redis.call('SET', ANSWER, table.concat(given, '\n'), 'EX', seconds)
    -- They outlive every lease in them, and nothing of them stays where nobody polls any more.
    redis.call('EXPIRE', LEASES, 2 * seconds + 60)
    redis.call('EXPIRE', HOSTS, 2 * seconds + 60)
  end
end

if not again(redis.call('GET', ANSWER) or '') and limit > 0 then take_due() end
local first = redis.call('ZRANGE', DUE, 0, 0, 'WITHSCORES')
return {now, first[2] and math.max(0, math.ceil(tonumber(first[2]) - now)) or false,
  redis.call('HLEN', ENTRIES), redis.call('HLEN', LEASES), unpack(taken)}
