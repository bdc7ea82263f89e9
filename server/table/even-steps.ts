import { median } from './value-checks.ts';

/** Whether most times are equally far apart, in whatever order, and none comes twice. Months and quarters differ by a few days. */
export function areEvenlySpaced(times: Float64Array): boolean {
  const sorted = times.filter((time) => !Number.isNaN(time)).sort();
  const steps = sorted.subarray(1).map((time, at) => time - (sorted[at] ?? NaN));
  const usual = median(steps);
  const alike = steps.filter((step) => step >= 0.8 * usual && step <= 1.25 * usual).length;
  return !steps.includes(0) && alike >= 0.7 * steps.length;
}
