-- List a part of the entries; one may come twice where they change meanwhile.
--
-- ARGV  1 "0" or the cursor of the page before  2 about how many
-- Returns the next cursor, "0" at the end, then rows as in find.
local cursor, flat = unpack(redis.call('HSCAN', ENTRIES, ARGV[1], 'COUNT', ARGV[2]))
local rows = {cursor}
for i = 1, #flat, 2 do rows[#rows + 1] = row(flat[i], flat[i + 1]) end
return rows
