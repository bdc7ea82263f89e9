import { createMetricType } from '../../families/metrics/index.ts';
import { gaugeOption } from './option.ts';

const least = { width: 150, height: 140 };

/** The latest value on an arc from minimum to maximum, with the bands from the settings; several gauges side by side. */
export const gauge = createMetricType('gauge', least, gaugeOption);
