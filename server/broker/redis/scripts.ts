/**
 * What must happen at once in Redis. `meta` is a hash: the epoch, the number of the last entry (`seq`), the last generation that was given
 * out (`gen`) and that of each node (`node:<id>`). `values` has `<seq> <json>` for every key, `log` an entry for every commit, its id being
 * its number.
 */
export const luaScripts = {
  /**
   * Lets a node in, with a new generation: its commits of earlier ones are refused from now on, so that what is under way on a lost
   * connection either is in the log by now or never will be. `lost`: entries that this node knows are gone, and nobody who knows as many
   * has restored them.
   * KEYS meta alive, ARGV new epoch, node, known epoch or '', known seq, lease in ms
   */
  join: `
    local epoch = redis.call('HGET', KEYS[1], 'epoch')
    local seq = tonumber(redis.call('HGET', KEYS[1], 'seq') or '0')
    local known = tonumber(ARGV[4])
    if ARGV[3] ~= '' then
      if not epoch then return {'lost'} end
      if epoch == ARGV[3] and seq < known then return {'lost'} end
      if epoch ~= ARGV[3] and redis.call('HGET', KEYS[1], 'from') == ARGV[3]
        and tonumber(redis.call('HGET', KEYS[1], 'fromSeq')) < known then return {'lost'} end
    end
    if not epoch then
      epoch = ARGV[1]
      redis.call('HSET', KEYS[1], 'epoch', epoch, 'seq', 0)
    end
    local gen = redis.call('HINCRBY', KEYS[1], 'gen', 1)
    redis.call('HSET', KEYS[1], 'node:' .. ARGV[2], gen)
    redis.call('SET', KEYS[2], gen, 'PX', ARGV[5])
    return {'joined', epoch, gen, seq}`,

  /**
   * Writes what a node knows where entries are gone, under a new epoch. The newest node wins: of a key that was changed since, the newer
   * value; keys that the newest node does not know are gone.
   * KEYS meta values log, ARGV known epoch, known seq, new epoch, then key, seq, json …
   */
  restore: `
    local epoch = redis.call('HGET', KEYS[1], 'epoch')
    local seq = tonumber(redis.call('HGET', KEYS[1], 'seq') or '0')
    local known = tonumber(ARGV[2])
    local before = -1
    if epoch and epoch ~= ARGV[1] then
      if redis.call('HGET', KEYS[1], 'from') ~= ARGV[1] then return 0 end
      before = tonumber(redis.call('HGET', KEYS[1], 'fromSeq'))
      if before >= known then return 0 end
    elseif epoch and seq >= known then return 0 end
    local offered = {}
    for i = 4, #ARGV, 3 do offered[ARGV[i]] = true end
    local stored = redis.call('HGETALL', KEYS[2])
    for i = 1, #stored, 2 do
      local at = tonumber(string.match(stored[i + 1], '^%d+'))
      if not offered[stored[i]] and (before < 0 or at <= before) then redis.call('HDEL', KEYS[2], stored[i]) end
    end
    for i = 4, #ARGV, 3 do
      local current = redis.call('HGET', KEYS[2], ARGV[i])
      local at = current and tonumber(string.match(current, '^%d+')) or -1
      if at < tonumber(ARGV[i + 1]) then redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1] .. ' ' .. ARGV[i + 2]) end
    end
    redis.call('DEL', KEYS[3])
    -- far from every number that any node has given out or seen in the old epoch
    redis.call('HSET', KEYS[1], 'epoch', ARGV[3], 'seq', math.max(seq, known) + 1000000, 'from', ARGV[1], 'fromSeq', known)
    return 1`,

  /**
   * Runs a batch of commits in order, provided that the node still has this generation. Each stores its values and appends an entry, unless
   * another node has changed a key that it expects. `conflict` carries the number of the last entry: whoever has read it knows the change.
   * KEYS meta values log, ARGV epoch, node, generation, longest log, then for each its number, event as JSON or '', number of expected keys,
   * number of changed ones, then key, seq …, then key, json or '' for none …
   */
  commit: `
    if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] or redis.call('HGET', KEYS[1], 'node:' .. ARGV[2]) ~= ARGV[3] then
      return {'fenced'}
    end
    local function isExpected(from, to)
      for i = from, to, 2 do
        local current = redis.call('HGET', KEYS[2], ARGV[i])
        if (current and string.match(current, '^%d+') or '0') ~= ARGV[i + 1] then return false end
      end
      return true
    end
    local function store(number, event, from, to)
      local seq = redis.call('HINCRBY', KEYS[1], 'seq', 1)
      local values = {}
      for i = from, to, 2 do
        if ARGV[i + 1] == '' then redis.call('HDEL', KEYS[2], ARGV[i])
        else redis.call('HSET', KEYS[2], ARGV[i], seq .. ' ' .. ARGV[i + 1]) end
        values[#values + 1] = {ARGV[i], ARGV[i + 1]}
      end
      -- in one field: unpack takes some thousand arguments at most
      redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[4], seq .. '-0',
        'node', ARGV[2], 'number', number, 'event', event, 'values', #values > 0 and cjson.encode(values) or '[]')
      return {'stored', seq}
    end
    local results = {}
    local at = 5
    while at <= #ARGV do
      local expected = at + 4
      local changed = expected + 2 * tonumber(ARGV[at + 2])
      local ends = changed + 2 * tonumber(ARGV[at + 3])
      results[#results + 1] = isExpected(expected, changed - 1) and store(ARGV[at], ARGV[at + 1], changed, ends - 1)
        or {'conflict', tonumber(redis.call('HGET', KEYS[1], 'seq'))}
      at = ends
    end
    return results`,

  /**
   * Everything at one moment: the epoch, the number of the last entry, and key and value of all keys.
   * KEYS meta values
   */
  snapshot: `
    local epoch = redis.call('HGET', KEYS[1], 'epoch')
    return {epoch, redis.call('HGET', KEYS[1], 'seq'), redis.call('HGETALL', KEYS[2])}`,

  /**
   * Keeps a node alive. Returns Redis' time, or false for a node that was removed, or has joined anew.
   * KEYS meta alive, ARGV node, generation, lease in ms
   */
  renew: `
    if redis.call('HGET', KEYS[1], 'node:' .. ARGV[1]) ~= ARGV[2] then return false end
    redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
    return redis.call('TIME')`,

  /**
   * Removes a node whose lease is over: whatever it still sends is refused. Returns 0 if it is alive.
   * KEYS meta alive, ARGV node
   */
  evict: `
    if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
    redis.call('HDEL', KEYS[1], 'node:' .. ARGV[1])
    return 1`,
} as const;
