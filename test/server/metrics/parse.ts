/** A series of a scrape: its name with the labels in order, as in `a{b="c"}`, and its value. */
export type Series = ReadonlyMap<string, number>;

interface Family {
  type: string;
  help: boolean;
  samples: number;
}

const name = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const sample = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{([^}]*)\})? (NaN|[+-]Inf|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/;
const label = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"$/;
const types = ['counter', 'gauge', 'histogram', 'summary', 'untyped'];

/**
 * Parses the text format 0.0.4 of Prometheus, strictly: HELP, then TYPE, then the samples of a family; no series twice; histograms whole.
 * @throws with the line that breaks a rule
 */
export function parseMetrics(text: string): Series {
  const series = new Map<string, number>();
  const families = new Map<string, Family>();
  let current = '';
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  for (const line of text.slice(0, -1).split('\n')) {
    if (line === '') continue;
    const fail = (why: string): never => {
      throw new Error(`${why}: ${line}`);
    };
    const [, keyword, family = '', rest = ''] = /^# (HELP|TYPE) (\S+) ?(.*)$/.exec(line) ?? [];
    if (keyword === 'HELP') {
      if (!name.test(family) || families.has(family)) fail('a family is there twice, or has a bad name');
      families.set((current = family), { type: '', help: rest !== '', samples: 0 });
    } else if (keyword === 'TYPE') {
      const known = families.get(family);
      if (!known || family !== current || known.type !== '' || known.samples > 0) fail('TYPE out of place');
      if (!types.includes(rest)) fail('no such type');
      known!.type = rest;
    } else {
      const [, full = '', labels = '', value = ''] = sample.exec(line) ?? fail('no sample');
      const known = families.get(current);
      const isOfHistogram = known?.type === 'histogram' || known?.type === 'summary';
      const bare = isOfHistogram ? full.replace(/_(bucket|sum|count)$/, '') : full;
      if (!known || bare !== current || known.type === '') fail('a sample without its family');
      known!.samples++;
      const parts = labels === '' ? [] : labels.split(/,(?=[a-zA-Z_]+=")/);
      if (!parts.every((part) => label.test(part))) fail('a bad label');
      const key = parts.length > 0 ? `${full}{${parts.toSorted().join(',')}}` : full;
      if (series.has(key)) fail('a series is there twice');
      if (known!.type === 'counter' && !(Number(value) >= 0)) fail('a counter below zero');
      series.set(key, Number(value.replace('Inf', 'Infinity')));
    }
  }
  for (const [family, { type, help }] of families) {
    if (!help || type === '') throw new Error(`${family} has no help or type`);
    if (type === 'histogram') checkHistogram(family, series);
  }
  return series;
}

/** Buckets grow, and the last one is the count. For histograms without labels of their own. */
function checkHistogram(family: string, series: Series): void {
  const buckets = [...series].filter(([key]) => key.startsWith(`${family}_bucket{`));
  buckets.forEach(([, value], i) => {
    if (value < (buckets[i - 1]?.[1] ?? 0))
      throw new Error(`${family} has a bucket smaller than the one before`);
  });
  const [last, count] = buckets.at(-1) ?? [];
  if (!last?.includes('le="+Inf"')) throw new Error(`${family} does not end with +Inf`);
  if (count !== series.get(`${family}_count`)) throw new Error(`${family} has another count than buckets`);
}
