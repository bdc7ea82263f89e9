/** At most `most` items, evenly spread: measuring 100,000 texts would block the screen for seconds. */
export function sample<Item>(items: readonly Item[], most = 200): readonly Item[] {
  const every = Math.ceil(items.length / most);
  return every > 1 ? items.filter((_, i) => i % every === 0) : items;
}
