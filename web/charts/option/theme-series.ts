import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import type { ValueFormat } from '../text/value-format.ts';
import { chartWords } from '../words/index.ts';
import type { OptionPart } from './sanitise.ts';
import { legible } from './normalise-sizes.ts';
import { valuesAt } from './hovered-item.ts';
import { mergeOption } from './merge-option.ts';
import { isPlaced, type ReservedInsets } from './reserved-insets.ts';
import { isPlain } from './rules.ts';

/** More labels would overlap and are hidden. */
const maxLabels = 500;
/** With more points, lines are sampled and bars and dots use ECharts' large mode. */
const many = 2000;
const maxSymbols = 60;

type SeriesStyle = (view: View, reserved: ReservedInsets, format: ValueFormat, own: OptionPart) => OptionPart;

/** A series in the theme. Its id is its index, so that it animates when the file changes. */
export function themeSeries(
  series: OptionPart,
  at: number,
  reserved: ReservedInsets,
  format: ValueFormat,
  view: View,
): OptionPart {
  const type = String(series['type']);
  const points = Array.isArray(series['data']) ? series['data'].length : 0;
  const around = boxed.has(type) && !isPlaced(series) ? boxOf(type, reserved, view) : {};
  const style = mergeOption(
    { ...around, ...common(type, format, view) },
    seriesStyles[type]?.(view, reserved, format, series),
  );
  const size = points > many ? large : points > maxSymbols ? { showSymbol: false } : {};
  const crowded = points > maxLabels ? { label: { show: false } } : {};
  const own = { ...series, ...(isPlain(series['label']) && { label: labelOf(type, series['label'], view) }) };
  return { ...mergeOption(mergeOption(style, { ...size, ...own }), { ...fixed, ...crowded }), id: `s${at}` };
}

const large = { sampling: 'lttb', large: true, largeThreshold: many, showSymbol: false };
/** No roaming, dragging or selecting on a wall. */
const fixed = { cursor: 'default', roam: false, nodeClick: false, draggable: false, selectedMode: false };
const boxed: ReadonlySet<string> = new Set(['pie', 'funnel', 'treemap', 'sunburst', 'sankey']);
const written: ReadonlySet<string> = new Set(['line', 'bar', 'scatter', 'effectScatter', 'heatmap', 'radar']);
/** Their labels are on the background by default, not on a shape. */
const besideLabels: ReadonlySet<string> = new Set([
  'line',
  'pie',
  'funnel',
  'radar',
  'sankey',
  'boxplot',
  'map',
]);

/** The remaining room; sankey and funnel labels are at the right. */
function boxOf(type: string, { top, bottom, right }: ReservedInsets, view: View): OptionPart {
  const { gap } = typeScale(view);
  const names = type === 'sankey' || type === 'funnel' ? Math.min(view.width / 4, 160 * view.unit) : 0;
  return { left: gap, right: right + gap + names, top: top + gap, bottom: bottom + gap };
}

function labelOf(type: string, label: OptionPart, view: View): OptionPart {
  const { position } = label;
  const beside =
    typeof position === 'string' ? !/^(?:in|center|middle)/.test(position) : besideLabels.has(type);
  return beside ? legible(label, view) : label;
}

function common(type: string, format: ValueFormat, view: View): OptionPart {
  const { unit } = view;
  const { text, small, hairline } = typeScale(view);
  const write = (params: unknown): string =>
    valuesAt(params)
      .map((one) => one && formatValue(one))
      .join(', ');
  const formatValue = (one: number | string): string => (typeof one === 'number' ? format.short(one) : one);
  const mark = { label: { fontSize: small }, symbolSize: 8 * unit };
  return {
    label: { fontSize: text, ...(written.has(type) && { formatter: write }) },
    labelLayout: { hideOverlap: true },
    markLine: {
      ...mark,
      label: { ...mark.label, position: 'insideEndTop' },
      lineStyle: { width: 1.5 * hairline },
    },
    markPoint: { ...mark, symbolSize: 48 * unit },
    markArea: { ...mark, itemStyle: { opacity: 0.6 } },
  };
}

const edge = ({ unit }: View): OptionPart => ({ borderWidth: 2 * unit });

const seriesStyles: Readonly<Record<string, SeriesStyle>> = {
  line: ({ unit }) => ({ symbolSize: 8 * unit, lineStyle: { width: 2.5 * unit } }),
  bar: ({ unit }) => ({ barMaxWidth: 72 * unit }),
  scatter: ({ unit }) => ({ symbolSize: 12 * unit }),
  effectScatter: ({ unit, motion }) => ({
    symbolSize: 10 * unit,
    rippleEffect: { period: 6, scale: 4, brushType: 'stroke' },
    // Ripples get a canvas of their own, so that the rest is not redrawn with every frame.
    ...(motion ? { zlevel: 1 } : { showEffectOn: 'emphasis' }),
  }),
  pie: (view) => ({ itemStyle: { ...edge(view), borderColor: view.theme.surface } }),
  candlestick: ({ theme: { bad, good }, language }) => {
    const [up, down] = chartWords[language].risesAreRed ? [bad, good] : [good, bad];
    return { itemStyle: { color: up, color0: down, borderColor: up, borderColor0: down } };
  },
  funnel: (view) => ({ itemStyle: edge(view) }),
  treemap: (view) => ({
    itemStyle: { ...edge(view), gapWidth: 2 * view.unit },
    breadcrumb: { show: false },
    upperLabel: { fontSize: typeScale(view).small },
  }),
  sunburst: (view) => ({ itemStyle: edge(view), label: { minAngle: 8 } }),
  sankey: () => ({ lineStyle: { color: 'gradient', opacity: 0.35 } }),
  gauge: gaugeStyle,
};

/** The style of land in a `geo` and in map series. */
export function landStyle(view: View): OptionPart {
  return { roam: false, selectedMode: false, itemStyle: { borderWidth: typeScale(view).hairline } };
}

/** A smaller dial, in units, has no room for text inside. */
const minDialRadius = 160;

/** On a small dial name and value are below the hub, and there are no ticks. */
function gaugeStyle(view: View, { top }: ReservedInsets, format: ValueFormat, own: OptionPart): OptionPart {
  const { unit } = view;
  const dial = dialOf(view, top, own);
  const roomy = dial.radius >= minDialRadius * unit;
  const ticks = (value: number): string => format.short(value);
  const width = 14 * unit;
  return {
    ...dial,
    axisLine: { lineStyle: { width } },
    progress: { width },
    axisTick: { show: false },
    splitLine: { show: roomy, length: width, lineStyle: { width: 2 * unit } },
    axisLabel: {
      show: roomy,
      fontSize: 16 * unit,
      distance: width + 6 * unit,
      formatter: ticks,
    },
    pointer: { width: 6 * unit },
    title: { offsetCenter: [0, roomy ? '20%' : '82%'], fontSize: 18 * unit },
    detail: {
      offsetCenter: [0, roomy ? '40%' : '45%'],
      fontSize: Math.min(32 * unit, dial.radius / 2),
      formatter: ticks,
    },
  };
}

/** A small dial fills the room below the title, unless the file sets its centre: there may be other dials beside it. */
function dialOf({ width, height, unit }: View, top: number, own: OptionPart) {
  const usual = 0.375 * Math.min(width, height);
  if (usual >= minDialRadius * unit || 'center' in own) return { radius: usual };
  return { radius: 0.46 * Math.min(width, height - top), center: [width / 2, (height + top) / 2] };
}
