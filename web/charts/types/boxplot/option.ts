import type { EChartsCoreOption } from 'echarts/core';
import { shadowPointer, categoryAxis, valueAxis } from '../../axes/axis-options.ts';
import { marksOf } from '../../axes/marks.ts';
import { gridOption } from '../../axes/plot-area.ts';
import { categoryPlotArea } from '../../axes/category-plot-area.ts';
import type { View } from '../../chart-type.ts';
import { withAlpha } from '../../colour/colours.ts';
import { paletteOf } from '../../colour/palette.ts';
import { describe, baseOption } from '../../frame.ts';
import { valueFormatOf, type ValueFormat } from '../../text/value-format.ts';
import { tooltipItems } from '../../text/tooltip-items.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { localised, titleOf } from '../../text/titles.ts';
import { chartWords } from '../../words/index.ts';
import type { Boxes, BoxStats } from './data.ts';

/** From the top down. */
const numberNames = ['max', 'q3', 'median', 'q1', 'min'] as const;

/** One box per name: it contains the middle half of the values; the whiskers reach to the extremes. */
export function boxplotOption(data: Boxes, view: View): EChartsCoreOption {
  const { input, boxes, unit } = data;
  const format = valueFormatOf(input.settings, view.language);
  const names = boxes.map(({ name }) => localised(name, view.language));
  const { plotArea, texts } = categoryPlotArea(data, { kind: 'names', names }, format, view);
  const base = baseOption(
    view,
    describe(
      titleOf(input, view.language),
      boxes.map((box) => medianOf(box, view)),
      view.language,
    ),
  );
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: shadowPointer,
      formatter: (params: unknown) =>
        boxTooltip(boxes[tooltipItems(params, 1)[0]?.dataIndex ?? -1], unit, format, view),
    },
    grid: gridOption(plotArea),
    xAxis: { ...categoryAxis(texts, view), boundaryGap: true },
    yAxis: valueAxis(plotArea, format, view),
    series: [
      boxSeries(boxes, plotArea.width, paletteOf(input.settings, view.theme)(0), view),
      ...marksOf(input.settings, plotArea, format, view),
    ],
  };
}

function boxSeries(boxes: readonly BoxStats[], width: number, colour: string, { unit }: View) {
  const slot = width / Math.max(1, boxes.length);
  const box = Math.max(2, Math.min(0.5 * slot, 72 * unit));
  return {
    id: 'spread',
    type: 'boxplot',
    cursor: 'default',
    boxWidth: [box, box],
    itemStyle: {
      color: withAlpha(colour, 0.3),
      borderColor: colour,
      borderWidth: Math.min(2 * unit, slot / 6),
    },
    emphasis: { disabled: true },
    data: boxes.map(({ numbers }) => [...numbers]),
  };
}

function boxTooltip(box: BoxStats | undefined, unit: string, format: ValueFormat, view: View) {
  if (!box) return '';
  const words = chartWords[view.language].box;
  const values = box.numbers.toReversed();
  const lines = numberNames.map((name, i) => ({
    name: words[name],
    value: format.exact(values[i] ?? NaN, unit),
  }));
  const count = { name: words.count, value: format.exact(box.count, '') };
  return tooltipContent(view, localised(box.name, view.language), [...lines, count]);
}

function medianOf({ name, numbers }: BoxStats, { language }: View) {
  return { name: localised(name, language), value: numbers[2] };
}
