/** A point under the pointer, as ECharts' formatters name it. */
export interface TooltipItem {
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

/** The points in a formatter's params. Only the first `count` series hold data; the others draw limits, totals or dots. */
export function tooltipItems(params: unknown, count: number): TooltipItem[] {
  const items: unknown[] = Array.isArray(params) ? params : [params];
  return items.flatMap((item) => {
    if (typeof item !== 'object' || !item || !('seriesIndex' in item) || !('dataIndex' in item)) return [];
    const { seriesIndex, dataIndex } = item;
    return typeof seriesIndex === 'number' && typeof dataIndex === 'number' && seriesIndex < count
      ? [{ seriesIndex, dataIndex }]
      : [];
  });
}
