import { seriesTable } from './series.ts';
import { isList, isPlain, own, type Plain } from '../raw-table.ts';

/** An ECharts option, bare or under `option`; undefined for all else. What is in it is hostile still. */
export function optionOf(json: unknown): Plain | undefined {
  if (!isPlain(json)) return undefined;
  const inner = own(json, 'option');
  if (isPlain(inner) && (hasSeries(inner) || Object.keys(json).length === 1)) return inner;
  return hasSeries(json) ? json : undefined;
}

/** What databases answer and what other libraries are fed have series as well. */
function hasSeries(json: Plain): boolean {
  if (seriesTable(json)) return false;
  const series = own(json, 'series');
  if (isPlain(series)) return !isAnswer(series);
  return isList(series) && series.length > 0 && series.every((one) => isPlain(one) && !isAnswer(one));
}

function isAnswer(series: Plain): boolean {
  return Object.hasOwn(series, 'columns') && Object.hasOwn(series, 'values');
}
