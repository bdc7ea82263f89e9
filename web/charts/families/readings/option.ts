import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { itemsOnPage } from '../../data/pages.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { shapesSeries, type Box, type Shape } from '../../shapes/shapes.ts';
import { localised, titleOf } from '../../text/titles.ts';
import type { Readings } from './data.ts';
import { isToldBy } from './generic-names.ts';
import type { Reading } from './reading.ts';
import { tiling } from './tiling.ts';

/** How one reading is drawn. */
export interface Look {
  /** of the series that all are */
  readonly id: string;
  /** how many times as wide as high it is at its best */
  readonly aspect: number;
  /** `named`: its name is to be said */
  shapes(reading: Reading, named: boolean, box: Box): Shape[];
  tooltipContent(reading: Reading): HTMLElement;
}

/**
 * One page of `size` readings in equal boxes, each with its name unless it is alone and the title says it. What they aim at is told to those
 * who do not see it.
 */
export function readingsOption(
  { input, readings }: Readings,
  size: number,
  { id, aspect, shapes, tooltipContent }: Look,
  view: View,
  aims: readonly Reading[] = [],
): EChartsCoreOption {
  const page = itemsOnPage(readings, size, view.step);
  const boxes = tiling(Math.min(size, readings.length), view, aspect, 2 * typeScale(view).gap);
  const title = titleOf(input, view.language);
  const nameOf = ({ name }: Reading): string => localised(name, view.language);
  const spoken = [...page, ...aims].map((one) => ({ name: nameOf(one), value: one.value }));
  const frame = baseOption(view, describe(title, spoken, view.language));
  const [first] = page;
  const named = readings.length > 1 || !isToldBy(title, first ? nameOf(first) : '');
  const drawn = page.map((reading, i) => {
    const box = boxes[i];
    return box ? [groundOf(box), ...shapes(reading, named, box)] : [];
  });
  return {
    ...frame,
    tooltip: { ...frame.tooltip, trigger: 'item' },
    series: [shapesSeries(id, drawn, (index) => (page[index] ? tooltipContent(page[index]) : ''))],
  };
}

/** Answers to the pointer wherever it is in the box. */
function groundOf(box: Box): Shape {
  return { type: 'rect', shape: { ...box }, style: { fill: 'transparent' } };
}
