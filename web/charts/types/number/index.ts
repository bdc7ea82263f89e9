import { createMetricType } from '../../families/metrics/index.ts';
import { numberOption } from './option.ts';

const least = { width: 150, height: 110 };

/** The newest figure as large as it can be, with its way there and the change against the one before; several side by side. */
export const number = createMetricType('number', least, numberOption);
