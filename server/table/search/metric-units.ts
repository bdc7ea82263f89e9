import { isJsonObject, ownValue } from '../raw-table.ts';

/** The base units that names of Prometheus end in. */
const units: Readonly<Record<string, string>> = {
  bytes: 'B',
  seconds: 's',
  celsius: '°C',
  percent: '%',
  volts: 'V',
  amperes: 'A',
  watts: 'W',
  joules: 'J',
  hertz: 'Hz',
  meters: 'm',
};
const lastWord = /_([a-z]+?)(?:_total|_sum|_max|_min)?$/;

/** The unit of all values of a metric, by its name: `node_memory_MemFree_bytes`. Undefined if it has none, or if the names differ. */
export function unitOfMetrics(names: readonly unknown[]): string | undefined {
  const [name] = names;
  if (typeof name !== 'string' || !names.every((one) => one === name)) return undefined;
  const word = lastWord.exec(name)?.[1] ?? '';
  return Object.hasOwn(units, word) ? units[word] : undefined;
}

/** The name of a metric among the labels of a series. */
export function metricNameIn(series: unknown): unknown {
  const labels = isJsonObject(series) ? ownValue(series, 'metric') : undefined;
  return isJsonObject(labels) ? ownValue(labels, '__name__') : undefined;
}
