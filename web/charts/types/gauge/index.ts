import { createMetricType } from '../../families/metrics/index.ts';
import { gaugeOption } from './option.ts';

const least = { width: 150, height: 140 };

/** The newest figure on an arc from the least to the greatest that it can be, with a person's bands around it; several side by side. */
export const gauge = createMetricType('gauge', least, gaugeOption);
