-- End a lease and say when the member is due again; whoever lost his lease changes nothing.
--
-- ARGV  1 member  2 token  3 ms until it is due  4 ms for which its host is left alone
-- Returns 1 where the token held.
local member = ARGV[1]
if redis.call('HGET', LEASES, member) ~= ARGV[2] then return 0 end
redis.call('HDEL', LEASES, member)
local entry = redis.call('HGET', ENTRIES, member)
if not entry then
  redis.call('ZREM', DUE, member)
  return 1
end
redis.call('ZADD', DUE, now + tonumber(ARGV[3]), member)
redis.call('ZADD', HOSTS, now + tonumber(ARGV[4]), host_of(member, entry))
return 1
