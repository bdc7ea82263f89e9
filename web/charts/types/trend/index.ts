import type { EChartsCoreOption } from 'echarts/core';
import type { ChartType, Language, SetChoice, View } from '../../chart-type.ts';
import { scaled } from '../../frame.ts';
import { chartWords } from '../../words/index.ts';
import { decodeTrend, type Trend } from './data.ts';
import { trendOption } from './option.ts';

const keys = ['map', 'seller', 'commodity'] as const;

/** Stacked lines over months. The file has up to three sets; one is shown. */
export const trend: ChartType<Trend> = {
  name: 'trend',
  playInterval: null,
  decode: decodeTrend,
  isEmpty: (data) => keys.every((key) => !data[key]?.data.some((line) => line.data.length > 0)),
  steps: () => 1,
  choices,
  toOption,
};

/** The available sets with their titles from the file. A title that equals our Chinese one is translated. */
function choices(data: Trend, language: Language): readonly SetChoice[] {
  const words = chartWords[language].trend;
  const present = keys.filter((key) => data[key]);
  const named = (data.type ?? []).flatMap(({ key: wanted, text }) => {
    const key = present.find((one) => one === wanted);
    return key ? [{ key, text: text === chartWords['zh-CN'].trend[key] ? words[key] : text }] : [];
  });
  return named.length > 0 ? named : present.map((key) => ({ key, text: words[key] }));
}

function toOption(data: Trend, view: View): EChartsCoreOption {
  const offered = choices(data, view.language);
  const { key, text } = offered.find((one) => one.key === view.choice) ??
    offered[0] ?? { key: 'map', text: '' };
  const shown = keys.find((one) => one === key) ?? 'map';
  return trendOption(text, data[shown] ?? { title: '', unit: '', data: [] }, data.common.month, scaled(view));
}
