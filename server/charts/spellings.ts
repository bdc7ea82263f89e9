/** Finds names in another case, as a disk does that does not tell them apart: `hotProduct` is `hotproduct` if there is no other. */
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
    /** The name itself if it is there, or else the only one that differs from it in case alone. */
    find(name: string): string | undefined {
      const known = byFolded.get(name.toLowerCase());
      if (!known || known.has(name)) return known && name;
      return known.size === 1 ? [...known][0] : undefined;
    },
  };
}
