/** The number of pages of `size` items; at least one. */
export function pagesOf(items: { readonly length: number }, size: number): number {
  return Math.max(1, Math.ceil(items.length / size));
}

/** The items on page `step`, or on the last page when the list has become shorter. */
export function itemsOnPage<Item>(items: readonly Item[], size: number, step: number): readonly Item[] {
  const start = Math.min(step, pagesOf(items, size) - 1) * size;
  return items.slice(start, start + size);
}
