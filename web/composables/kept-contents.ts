/** Contents of two of the largest files. UTF-16 units */
const most = 4 * 1024 * 1024;

/**
 * Parses JSON texts and keeps the latest, of at most so many UTF-16 units together: when a person chooses what to see of a content, the same
 * text comes again.
 */
export function createKeptContents(limit = most) {
  const kept = new Map<string, unknown>();
  let length = 0;

  function drop(text: string): void {
    if (kept.delete(text)) length -= text.length;
  }

  return {
    /** The value of a text; the same value as before while it is kept. @throws {SyntaxError} */
    parse(text: string): unknown {
      const value: unknown = kept.has(text) ? kept.get(text) : JSON.parse(text);
      drop(text);
      kept.set(text, value);
      length += text.length;
      for (const oldest of kept.keys()) if (length > limit) drop(oldest);
      return value;
    },
  };
}
