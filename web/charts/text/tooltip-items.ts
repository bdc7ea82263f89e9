/** A point under the pointer. */
export interface TooltipItem {
  readonly series: number;
  readonly index: number;
}

/** The points that a tooltip's formatter is asked about, of the first `count` series: the others only explain. */
export function tooltipItems(params: unknown, count: number): TooltipItem[] {
  const items: unknown[] = Array.isArray(params) ? params : [params];
  return items.flatMap((item) => {
    if (typeof item !== 'object' || !item || !('seriesIndex' in item) || !('dataIndex' in item)) return [];
    const { seriesIndex: series, dataIndex: index } = item;
    return typeof series === 'number' && typeof index === 'number' && series < count
      ? [{ series, index }]
      : [];
  });
}
