import { readSource, type Source } from '#table';
import { loadChart } from '../../../server/charts/reading/loader.ts';
import { workers } from '../../helpers/workers.ts';

/** What a data file holds, read as the server reads it. Rejects for a file that is broken, or no data. */
export async function sourceOfFile(folder: string, file: string): Promise<Source> {
  const loaded = await loadChart(folder, file, { workers });
  if (loaded.kind !== 'good' || loaded.parsed.kind !== 'data')
    throw new Error(`${file}: ${JSON.stringify(loaded)}`);
  const [chart] = loaded.parsed.charts;
  if (!chart || 'broken' in chart) throw new Error(`${file}: ${JSON.stringify(chart)}`);
  return readSource(JSON.parse(chart.content.text));
}
