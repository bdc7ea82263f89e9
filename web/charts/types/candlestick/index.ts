import type { ChartType } from '../../chart-type.ts';
import { sampleNote } from '../../data/decimate.ts';
import '../../echarts-modules/candlestick.ts';
import '../../echarts-modules/marks.ts';
import { scaled } from '../../frame.ts';
import { decodeCandles, type Candles } from './data.ts';
import { candlestickOption } from './option.ts';

/** Open, high, low and close over time. */
export const candlestick: ChartType<Candles> = {
  name: 'candlestick',
  playInterval: null,
  decode: (_json, input) => decodeCandles(input),
  isEmpty: ({ extent }) => extent === undefined,
  steps: () => 1,
  note: ({ candles }, language) => sampleNote(candles.length, language),
  toOption: (data, view) => candlestickOption(data, scaled(view)),
};
