import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { itemsOnPage } from '../../data/pages.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { shapesSeries, type Box, type Shape } from '../../shapes/shapes.ts';
import { localised, titleOf } from '../../text/titles.ts';
import type { Metrics } from './data.ts';
import { titleCovers } from './generic-names.ts';
import type { Metric } from './metric.ts';
import { tiling } from './tiling.ts';

/** How one reading is drawn. */
export interface MetricStyle {
  /** of the series that all are */
  readonly id: string;
  /** how many times as wide as high it is at its best */
  readonly aspect: number;
  /** `named`: its name is to be said */
  shapes(metric: Metric, named: boolean, box: Box): Shape[];
  tooltipContent(metric: Metric): HTMLElement;
}

/**
 * One page of `size` readings in equal boxes, each with its name unless it is alone and the title says it. What they aim at is told to those
 * who do not see it.
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

/** Answers to the pointer wherever it is in the box. */
function groundOf(box: Box): Shape {
  return { type: 'rect', shape: { ...box }, style: { fill: 'transparent' } };
}
