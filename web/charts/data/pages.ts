/** How many pages of `size` a list has; at least one. */
export function pagesOf(items: { readonly length: number }, size: number): number {
  return Math.max(1, Math.ceil(items.length / size));
}

/** The items of page `step`; the last page when the list has shrunk below it. */
export function itemsOnPage<Item>(items: readonly Item[], size: number, step: number): readonly Item[] {
  const start = Math.min(step, pagesOf(items, size) - 1) * size;
  return items.slice(start, start + size);
}
