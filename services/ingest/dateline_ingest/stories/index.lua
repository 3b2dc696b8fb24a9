-- Look a text up among those of the last days, tell which it repeats, and remember it.
--
-- Shingles of a text's sample lead to stories: in each generation of the index, small hashes, chosen by
-- the first hexadecimal digits of a shingle's place, map its code to the numbers of at most ten stories.
-- A shingle of more stories is boilerplate and counts for nothing. The texts of the stories that share most are then
-- compared with this one, sample against sample.
--
-- What a generation holds expires as a whole; a new one is opened after a third of the window, with
-- as many small hashes as the last one would have needed to keep each of them small. The keys are
-- KEYS[1] with a suffix, which lie in its slot because its name bears the hash tag:
--   :<generation>:<digits>  code -> numbers of stories, six hexadecimal digits each
--   :s:<story>              articles of the story, the first one first
--   :a:<article>            revision|story|first seen|source|answer|sketch
--
-- KEYS  1 the index
-- ARGV  article, revision, its source, window in seconds, sketch, places of exact text and shingles,
--       rules as JSON
-- A sketch is exact|words|scale|codes|counts|scale of frame|codes of frame|counts of frame|numbers
-- Returns {first article of the story, links}; links are parted by ';' and hold, parted by ',': first
-- article of the story, article, relation, containment in thousandths, when first seen in milliseconds.
local index, article, revision, source = KEYS[1], ARGV[1], tonumber(ARGV[2]), ARGV[3]
local window, rules = tonumber(ARGV[4]), cjson.decode(ARGV[7])
local clock = redis.call('TIME')
local now = tonumber(clock[1])
local seen = clock[1] .. string.format('%03d', math.floor(clock[2] / 1000))
local STORY, CODE, PLACE, ARTICLE, NUMBER, COUNT = 6, 4, 5, 22, 3, 3
local sub, call = string.sub, redis.call

local function split(text, by)
  local parts = {}
  for part in string.gmatch(text .. by, '([^' .. by .. ']*)' .. by) do parts[#parts + 1] = part end
  return parts
end

local function pieces(text, width)
  local found = {}
  for at = 1, #text, width do found[#found + 1] = sub(text, at, at + width - 1) end
  return found
end

-- How many codes a sample of a coarser scale keeps; its counts are three digits each.
local function kept(scale, counts, coarser)
  local from = COUNT * (coarser - scale) + 1
  return tonumber(sub(counts, from, from + COUNT - 1)) or 0
end

local function sketch(parts, from)
  return {
    exact = parts[from], words = tonumber(parts[from + 1]),
    shingles = {tonumber(parts[from + 2]), parts[from + 3], parts[from + 4]},
    frame = {tonumber(parts[from + 5]), parts[from + 6], parts[from + 7]},
    numbers = parts[from + 8],
  }
end

local function read(name, held)
  if not held then return nil end
  local parts = split(held, '|')
  local found = sketch(parts, 6)
  found.name, found.revision, found.story = name, tonumber(parts[1]), parts[2]
  found.seen, found.source, found.answer = parts[3], parts[4], parts[5]
  return found
end

local function members(story)
  return pieces(call('GET', index .. ':s:' .. story) or '', ARTICLE)
end

local text = sketch(split(ARGV[5], '|'), 1)
local mine = read(article, call('GET', index .. ':a:' .. article))
if mine and mine.exact == text.exact then
  return {members(mine.story)[1] or article, mine.answer}
end

-- The generations that are alive, the newest first: {number, digits, born}.
local span = math.floor(window / 3)
local function generations()
  local held = call('HMGET', index, 'generations', 'codes')
  local alive = {}
  for line in string.gmatch(held[1] or '', '[^;]+') do
    local one = split(line, ',')
    if now < tonumber(one[3]) + span + window then alive[#alive + 1] = one end
  end
  if alive[1] and now < tonumber(alive[1][3]) + span then return alive end
  local digits = held[2] and 2 or rules.digits
  while held[2] and digits < PLACE and tonumber(held[2]) / 16 ^ digits > rules.small do digits = digits + 1 end
  local number = alive[1] and tonumber(alive[1][1]) + 1 or 1
  table.insert(alive, 1, {string.format('%d', number), string.format('%d', digits), clock[1]})
  local lines = {}
  for at, one in ipairs(alive) do lines[at] = table.concat(one, ',') end
  call('HSET', index, 'generations', table.concat(lines, ';'), 'codes', 0)
  call('EXPIRE', index, 2 * window)
  return alive
end

local alive = generations()
local prefixes, digits = {}, {}
for at, generation in ipairs(alive) do
  prefixes[at], digits[at] = index .. ':' .. generation[1] .. ':', tonumber(generation[2])
end

-- Which stories know a code, and what the newest generation says of it.
local none = {}
local function stories_of(place, code)
  local newest = call('HGET', prefixes[1] .. sub(place, 1, digits[1]), code) or ''
  local held = newest
  for at = 2, #prefixes do
    held = held .. (call('HGET', prefixes[at] .. sub(place, 1, digits[at]), code) or '')
  end
  if held == '' then return none, newest end
  local found, listed = {}, {}
  for _, story in ipairs(pieces(held, STORY)) do
    if not listed[story] then
      listed[story] = true
      found[#found + 1] = story
    end
  end
  return found, newest
end

local places = pieces(ARGV[6], PLACE)
local codes = pieces(text.shingles[2], CODE)
local at_code, weights, sums, newest = {}, {}, {[0] = 0}, {}
local hits, met = {}, {}
for at, code in ipairs(codes) do
  local found
  found, newest[at] = stories_of(places[at + 1], code)
  local weight = 1
  if #found >= rules.stories then weight = 0 elseif #found > 2 then weight = 2 / #found end
  at_code[code], weights[at], sums[at] = at, weight, sums[at - 1] + weight
  for _, story in ipairs(found) do
    if not hits[story] then met[#met + 1] = story end
    hits[story] = (hits[story] or 0) + weight
  end
end
table.sort(met, function(a, b)
  if hits[a] ~= hits[b] then return hits[a] > hits[b] end
  return a < b
end)

local asked, listed = {}, {}
local function ask(story)
  if not listed[story] then
    listed[story] = true
    asked[#asked + 1] = story
  end
end
if mine then ask(mine.story) end
local same, newest_exact = stories_of(places[1], sub(text.exact, PLACE + 1))
for _, story in ipairs(same) do ask(story) end
for _, story in ipairs(met) do
  if #asked < rules.asked and hits[story] >= rules.hits then ask(story) end
end

-- A bound that falls from short texts to long ones, or rises.
local function bound(words, pair)
  local part = (words - rules.short) / (rules.long - rules.short)
  return pair[1] + (pair[2] - pair[1]) * math.max(0, math.min(1, part))
end

local function set(list)
  local members = {}
  for _, one in ipairs(list) do members[one] = true end
  return members
end

local function missing(from, among)
  local number, there = 0, set(pieces(among, NUMBER))
  for _, one in ipairs(pieces(from, NUMBER)) do if not there[one] then number = number + 1 end end
  return number
end

local at_frame = {}
for at, code in ipairs(pieces(text.frame[2], CODE)) do at_frame[code] = at end

-- How many codes two samples share at the coarser of their scales, and their weight.
local function shared(ours, places_of, theirs, weigh)
  local scale = math.max(ours[1], theirs[1])
  local mine_kept, theirs_kept = kept(ours[1], ours[3], scale), kept(theirs[1], theirs[3], scale)
  local number, weight = 0, 0
  local all = theirs[2]
  for from = 1, CODE * theirs_kept, CODE do
    local at = places_of[sub(all, from, from + CODE - 1)]
    if at and at <= mine_kept then
      number = number + 1
      weight = weight + (weigh and weigh[at] or 1)
    end
  end
  return number, weight, mine_kept, theirs_kept
end

-- Whether two texts fill one form differently: their numbers and names differ where the rest agrees.
-- Shares of the smaller text are compared, not numbers of shingles: the two samples are independent.
local function is_form(other, share, held, smaller)
  local frames, _, ours, theirs = shared(text.frame, at_frame, other.frame)
  local alike = frames / math.max(1, math.min(ours, theirs))
  if alike > 0 and 1 - share / alike > bound(smaller, rules.gaps) then return true end
  local fewer, more = text.numbers, other.numbers
  if other.words < text.words then fewer, more = more, fewer end
  local gone = missing(fewer, more)
  if smaller <= rules.short then return gone > 0 end
  return gone > rules.numbers[1] * #fewer / NUMBER and gone > rules.numbers[2] * held * smaller
end

local function relation(other)
  if text.words * rules.margin < other.words then return 'excerpt' end
  if text.words > rules.margin * other.words then return 'update' end
  if missing(text.numbers, other.numbers) > 0 and missing(other.numbers, text.numbers) > 0 then return 'update' end
  return 'reprint'
end

-- Compare with a text. What is held is the share of the smaller text, by which parts are found; how near
-- a text is, is told by the share of both, lest an excerpt be nearer than the reprint it is from.
local function judge(other)
  if other.exact == text.exact then return {other = other, relation = 'exact', held = 1, near = 1, holds = true} end
  local number, weight, ours, theirs = shared(text.shingles, at_code, other.shingles, weights)
  local whole = theirs - number + weight
  local held = 0
  if sums[ours] > 0 then held = weight / sums[ours] end
  if whole > 0 then held = math.max(held, weight / whole) end
  local smaller = math.min(text.words, other.words)
  local needed = bound(smaller, rules.held)
  if other.source == source then needed = math.max(needed, rules.own) end
  local holds = smaller >= rules.fewest and number >= rules.shared and weight >= rules.hits and held >= needed
    and not is_form(other, number / math.min(ours, theirs), held, smaller)
  local both = sums[ours] + whole - weight
  local near = both > 0 and weight / both or 0
  return {other = other, relation = holds and relation(other), held = held, near = near, holds = holds}
end

local function better(a, b)
  if a.near ~= b.near then return a.near > b.near end
  if a.other.seen ~= b.other.seen then return a.other.seen < b.other.seen end
  return a.other.name < b.other.name
end

local found, judged, of_story = {}, {}, {}
for _, story in ipairs(asked) do
  of_story[story] = members(story)
  local keys = {}
  for at, name in ipairs(of_story[story]) do keys[at] = index .. ':a:' .. name end
  local records = #keys > 0 and call('MGET', unpack(keys)) or none
  for at, name in ipairs(of_story[story]) do
    local other = name ~= article and read(name, records[at])
    if other and other.story == story then
      local verdict = judge(other)
      judged[name] = verdict
      if verdict.holds then found[#found + 1] = verdict end
    end
  end
end
table.sort(found, better)

local story = mine and mine.story or found[1] and found[1].other.story
if not story then
  story = string.format('%06x', call('HINCRBY', index, 'stories', 1) % 2 ^ 24)
  of_story[story] = {}
end
local first = of_story[story][1] or article

-- The first of the story, if this is a telling of it; the nearest, the nearest of each other story, then who else is of the story.
local links, linked = {}, {}
local function link(verdict)
  local other = verdict.other
  if linked[other.name] or #links >= rules.links then return end
  linked[other.name] = true
  links[#links + 1] = table.concat({of_story[other.story][1], other.name, verdict.relation,
    string.format('%d', math.floor(verdict.held * 1000 + 0.5)), other.seen}, ',')
end
local beginning, nearest, others = judged[first], nil, {}
for _, verdict in ipairs(found) do
  if verdict.other.story == story then nearest = nearest or verdict end
end
if beginning and beginning.holds then link(beginning) end
if nearest then link(nearest) end
for _, verdict in ipairs(found) do
  local other = verdict.other.story
  if other ~= story and not others[other] then
    others[other] = true
    link(verdict)
  end
end
for _, verdict in ipairs(found) do if verdict.other.story == story then link(verdict) end end
-- A revision that shares nothing with its story any more is of the story all the same.
if mine and not nearest and first ~= article then
  for _, former in ipairs(split(mine.answer, ';')) do
    local parts = split(former, ',')
    if parts[2] == first and not linked[first] then table.insert(links, 1, former) end
  end
end
local answer = table.concat(links, ';')
if mine and revision < mine.revision then return {first, answer} end

local added = 0
local function note(place, code, held)
  if #held >= STORY * rules.stories then return end
  if held ~= '' and set(pieces(held, STORY))[story] then return end
  local key = prefixes[1] .. sub(place, 1, digits[1])
  call('HSET', key, code, held .. story)
  if call('HLEN', key) == 1 then
    call('EXPIRE', key, tonumber(alive[1][3]) + span + window - now)
  end
  added = added + 1
end
note(places[1], sub(text.exact, PLACE + 1), newest_exact)
for at, code in ipairs(codes) do note(places[at + 1], code, newest[at]) end
call('HINCRBY', index, 'codes', added)

local all = of_story[story]
if not set(all)[article] then all[#all + 1] = article end
if #all > rules.members then table.remove(all, 2) end
call('SET', index .. ':s:' .. story, table.concat(all), 'EX', window)
if first ~= article then call('EXPIRE', index .. ':a:' .. first, window) end
call('SET', index .. ':a:' .. article,
  table.concat({ARGV[2], story, mine and mine.seen or seen, source, answer, ARGV[5]}, '|'), 'EX', window)
return {first, answer}
