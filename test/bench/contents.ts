/** How a chart changes from one content to the next. */
export type Plan =
  /** another content of so many bytes, nothing of which was there before */
  | { kind: 'fresh'; bytes: number }
  /** a series of 10,000 points, about 200 KB, in which so many places change */
  | { kind: 'places'; count: number }
  /** the same series, 10 rows longer each time */
  | { kind: 'append' }
  /** the same series, as a window that moves on by 10 points each time */
  | { kind: 'slide' };

type Point = [time: number, value: number];

const points = 10_000;
const step = 10;

/** The contents of a chart, one after the other, as JSON; the same for everybody who asks with the same plan. */
export function* contentsOf(plan: Plan): Generator<string, never> {
  const random = createRandom();
  if (plan.kind === 'fresh') for (;;) yield freshContent(plan.bytes, random);
  const series = Array.from({ length: points }, (_, index) => pointAt(index, random));
  for (;;) {
    yield JSON.stringify(series);
    change(series, plan, random);
  }
}

function change(series: Point[], plan: Exclude<Plan, { kind: 'fresh' }>, random: () => number): void {
  if (plan.kind === 'places') {
    for (let i = 0; i < plan.count; i++) {
      const index = Math.floor(random() * series.length);
      series[index] = [series[index]?.[0] ?? 0, valueFrom(random)];
    }
    return;
  }
  const [last] = series.at(-1) ?? [0];
  for (let i = 1; i <= step; i++) series.push([last + i, valueFrom(random)]);
  if (plan.kind === 'slide') series.splice(0, step);
}

/** Exactly so many bytes of JSON: rows as charts have them, and white space. */
function freshContent(bytes: number, random: () => number): string {
  const rows: string[] = [];
  for (let left = bytes - 2; ;) {
    const row = `{"name":"${random().toString(36).slice(2, 10)}","value":${valueFrom(random)}}`;
    left -= row.length + 1;
    if (left < 0) return `[${rows.join(',')}]`.padEnd(bytes);
    rows.push(row);
  }
}

function pointAt(index: number, random: () => number): Point {
  return [1_700_000_000 + index, valueFrom(random)];
}

function valueFrom(random: () => number): number {
  return Math.round(random() * 100_000) / 100;
}

/** Small and the same in every process (mulberry32). */
function createRandom(): () => number {
  let state = 20_241;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The message that carries a chart's content, as every contestant but ours says it. */
export function chartMessage(text: string): object {
  // the same fields, and so the same bytes, as ours
  return {
    action: 'getData',
    chartName: 'chart',
    revision: 1_700_000_000_000,
    etag: 'abcdefghijklmnopqrstuv',
    modified: 1_700_000_000_000,
    data: text,
  };
}

/** An action of exactly so many bytes. */
export function actionText(bytes: number): string {
  const bare = JSON.stringify({ action: 'point', socketType: 'point', value: '' });
  return JSON.stringify({ action: 'point', socketType: 'point', value: 'x'.repeat(bytes - bare.length) });
}
