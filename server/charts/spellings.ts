/** Finds names regardless of case, like a case-insensitive file system: `hotProduct` finds `hotproduct` unless another name matches. */
export function createSpellings(names: Iterable<string> = []) {
  const byFolded = new Map<string, Set<string>>();
  for (const name of names) add(name);

  function add(name: string): void {
    const folded = name.toLowerCase();
    const known = byFolded.get(folded);
    if (known) known.add(name);
    else byFolded.set(folded, new Set([name]));
  }

  return {
    add,
    delete(name: string): void {
      const known = byFolded.get(name.toLowerCase());
      if (known?.delete(name) && known.size === 0) byFolded.delete(name.toLowerCase());
    },
    /** The exact name, or else the only one that differs in case alone. */
    find(name: string): string | undefined {
      const known = byFolded.get(name.toLowerCase());
      if (!known || known.has(name)) return known && name;
      return known.size === 1 ? [...known][0] : undefined;
    },
  };
}
