/** What must happen at once with documents. */
export const documentScripts = {
  /**
   * Says where the log of documents stands. Where entries are gone that this node knows, an epoch begins in which everybody says again what
   * they know.
   * KEYS meta, ARGV new epoch, known epoch or '', known entry
   */
  joinDocuments: `
    local epoch = redis.call('HGET', KEYS[1], 'epoch')
    local seq = tonumber(redis.call('HGET', KEYS[1], 'seq') or '0')
    local known = tonumber(ARGV[3])
    if not epoch or (epoch == ARGV[2] and seq < known) then
      epoch = ARGV[1]
      if known > 0 then seq = math.max(seq, known) + 1000000 end
      redis.call('HSET', KEYS[1], 'epoch', epoch, 'seq', seq)
    end
    return {epoch, seq}`,

  /**
   * Replaces a document, or deletes it (no head), if it still has the stamp that the node knows; '0': there is none. Texts that it keeps are
   * there already. Returns 0 if the stamp is another, else the new one: at least the one that was asked for, and greater than all before.
   * KEYS meta documents log texts, ARGV key, expected stamp, new stamp, head or '', longest log, number of texts, then the ids of all, then
   * for each new one: id, text, how it travels in the entry, and that
   */
  putDocument: `
    local current = redis.call('HGET', KEYS[2], ARGV[1])
    local at = current and string.match(current, '^%d+') or '0'
    if at ~= ARGV[2] then return 0 end
    local stamp = math.max(tonumber(ARGV[3]), tonumber(redis.call('HGET', KEYS[1], 'stamp') or '0') + 1)
    redis.call('HSET', KEYS[1], 'stamp', stamp)
    local entry = {'key', ARGV[1], 'stamp', stamp, 'head', ARGV[4]}
    if ARGV[4] == '' then
      redis.call('HDEL', KEYS[2], ARGV[1])
      redis.call('DEL', KEYS[4])
    else
      redis.call('HSET', KEYS[2], ARGV[1], stamp .. ' ' .. ARGV[4])
      local first = 7 + tonumber(ARGV[6])
      local kept = {}
      for i = 7, first - 1 do kept[ARGV[i]] = true end
      for _, id in ipairs(redis.call('HKEYS', KEYS[4])) do
        if not kept[id] then redis.call('HDEL', KEYS[4], id) end
      end
      for i = first, #ARGV, 4 do
        redis.call('HSET', KEYS[4], ARGV[i], ARGV[i + 1])
        entry[#entry + 1] = ARGV[i] .. ' ' .. ARGV[i + 2]
        entry[#entry + 1] = ARGV[i + 2] == 'text' and ARGV[i + 1] or ARGV[i + 3]
      end
    end
    local seq = redis.call('HINCRBY', KEYS[1], 'seq', 1)
    redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[5], seq .. '-0', unpack(entry))
    return stamp`,

  /**
   * The number of the last entry, and key, stamp and head of every document, at one moment.
   * KEYS meta documents
   */
  listDocuments: `
    return {redis.call('HGET', KEYS[1], 'seq'), redis.call('HGETALL', KEYS[2])}`,

  /**
   * Stamp and head of a document, and its texts; false if there is none.
   * KEYS documents texts, ARGV key
   */
  readDocument: `
    local found = redis.call('HGET', KEYS[1], ARGV[1])
    if not found then return false end
    return {found, redis.call('HGETALL', KEYS[2])}`,
} as const;
