-- What the scripts share; it stands before each of them. Times are the server's: workers' clocks jump.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)

-- An instant in milliseconds as RFC 3339 in UTC. Days to calendar: H. Hinnant, "chrono-Compatible
-- Low-Level Date Algorithms", civil_from_days.
local function iso(ms)
  local days = math.floor(ms / 86400000)
  local z = days + 719468
  local era = math.floor(z / 146097)
  local doe = z - era * 146097
  local yoe = math.floor((doe - math.floor(doe / 1460) + math.floor(doe / 36524) - math.floor(doe / 146096)) / 365)
  local doy = doe - (365 * yoe + math.floor(yoe / 4) - math.floor(yoe / 100))
  local mp = math.floor((5 * doy + 2) / 153)
  local month = mp < 10 and mp + 3 or mp - 9
  local year = yoe + era * 400 + (month <= 2 and 1 or 0)
  local day = doy - math.floor((153 * mp + 2) / 5) + 1
  local rest = ms - days * 86400000
  return string.format('%04d-%02d-%02dT%02d:%02d:%02d.%03dZ', year, month, day,
    math.floor(rest / 3600000), math.floor(rest / 60000) % 60, math.floor(rest / 1000) % 60, rest % 1000)
end

local function id_parts(id)
  local ms, seq = string.match(id, '(%d+)-(%d+)')
  return ms, tonumber(seq)
end

local function before(a, b)
  local am, as = id_parts(a)
  local bm, bs = id_parts(b)
  if am ~= bm then return tonumber(am) < tonumber(bm) end
  return as < bs
end

local function after(id)
  local ms, seq = id_parts(id)
  return ms .. '-' .. string.format('%d', seq + 1)
end

-- The groups of a stream by name, each with the facts of XINFO GROUPS; none where there is no stream.
local function groups_of(stream)
  local groups = {}
  if redis.call('EXISTS', stream) == 0 then return groups end
  for _, flat in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
    local facts = {}
    for i = 1, #flat, 2 do facts[flat[i]] = flat[i + 1] end
    groups[facts['name']] = facts
  end
  return groups
end

-- How many entries lie behind an id. Both ends of the stream are walked until one walk is through,
-- so that a long backlog costs no more than what is left of the settled, and the other way round.
local function behind(stream, id)
  local length = redis.call('XLEN', stream)
  local head, tail, below, above = '-', '+', 0, 0
  while true do
    local old = redis.call('XRANGE', stream, head, id, 'COUNT', 100)
    below = below + #old
    if #old < 100 then return length - below end
    head = '(' .. old[#old][1]
    local new = redis.call('XREVRANGE', stream, tail, '(' .. id, 'COUNT', 100)
    above = above + #new
    if #new < 100 then return above end
    tail = '(' .. new[#new][1]
  end
end

-- Write a dead letter: the entry's own fields, and beside them what became of it.
local function bury(dead, fields, told)
  local letter = {}
  for _, item in ipairs(fields) do letter[#letter + 1] = item end
  for i = 1, #told, 2 do
    if told[i + 1] and told[i + 1] ~= '' then
      letter[#letter + 1] = 'rejected.' .. told[i]
      letter[#letter + 1] = told[i + 1]
    end
  end
  redis.call('XADD', dead, '*', unpack(letter))
end

local function count(tally, field, number)
  if number > 0 then redis.call('HINCRBY', tally, field, number) end
end
