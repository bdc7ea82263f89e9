import { createMetricType } from '../../families/metrics/index.ts';
import { numberOption } from './option.ts';

const least = { width: 150, height: 110 };

/** The latest value as a large number, with its trend and the change from the previous value; several side by side. */
export const number = createMetricType('number', least, numberOption);
