/**
 * The items in the order of those before them, if they are the same items in another order; else as they are. Bars that overtake each other
 * every second can then be read.
 */
export function inOrderBefore<Item>(
  items: readonly Item[],
  before: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Item[] {
  if (items.length !== before.length) return items;
  if (items.every((item, i) => keyOf(item) === keyOf(before[i] ?? item))) return items;
  const places = new Map(before.map((item, i) => [keyOf(item), i]));
  const isSame = places.size === before.length && items.every((item) => places.has(keyOf(item)));
  if (!isSame) return items;
  return items.toSorted((one, other) => (places.get(keyOf(one)) ?? 0) - (places.get(keyOf(other)) ?? 0));
}
