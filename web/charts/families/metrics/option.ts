import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { itemsOnPage } from '../../data/pages.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { shapesSeries, type Box, type Shape } from '../../shapes/shapes.ts';
import { localised, titleOf } from '../../text/titles.ts';
import type { Metrics } from './data.ts';
import { titleCovers } from '../../text/generic-names.ts';
import type { Metric } from './metric.ts';
import { tiling } from './tiling.ts';

/** How a metric is drawn. */
export interface MetricStyle {
  /** id of the ECharts series */
  readonly id: string;
  /** ideal ratio of width to height */
  readonly aspect: number;
  /** `named`: draw its name */
  shapes(metric: Metric, named: boolean, box: Box): Shape[];
  tooltipContent(metric: Metric): HTMLElement;
}

/**
 * One page of `size` metrics in equal boxes. Each has its name, unless it is the only one and the title covers it. Targets are part of the
 * description for screen readers.
 */
export function metricsOption(
  { input, metrics }: Metrics,
  size: number,
  { id, aspect, shapes, tooltipContent }: MetricStyle,
  view: View,
  aims: readonly Metric[] = [],
): EChartsCoreOption {
  const page = itemsOnPage(metrics, size, view.step);
  const boxes = tiling(Math.min(size, metrics.length), view, aspect, 2 * typeScale(view).gap);
  const title = titleOf(input, view.language);
  const nameOf = ({ name }: Metric): string => localised(name, view.language);
  const described = [...page, ...aims].map((one) => ({ name: nameOf(one), value: one.value }));
  const base = baseOption(view, describe(title, described, view.language));
  const [first] = page;
  const named = metrics.length > 1 || !titleCovers(title, first ? nameOf(first) : '');
  const drawn = page.map((metric, i) => {
    const box = boxes[i];
    return box ? [groundOf(box), ...shapes(metric, named, box)] : [];
  });
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'item' },
    series: [shapesSeries(id, drawn, (index) => (page[index] ? tooltipContent(page[index]) : ''))],
  };
}

/** A transparent background, so that the whole box shows the tooltip. */
function groundOf(box: Box): Shape {
  return { type: 'rect', shape: { ...box }, style: { fill: 'transparent' } };
}
