import { quantityOf } from './aggregation/quantity.ts';
import { nameParts } from './cells/id-names.ts';
import type { Roles } from './choice.ts';
import { categoryIn, type Facts } from './facts.ts';
import { mainMeasureOf } from './main-measure.ts';
import type { Column } from './table.ts';

/** The two ends of a flow, each pair in a language of its own. */
const ends: readonly (readonly [source: RegExp, target: RegExp])[] = [
  [/^(?:source|src|from|origin)$/, /^(?:target|dest|destination|dst|to)$/],
  [/^(?:start|previous)$/, /^(?:end|next)$/],
  [/^(?:von|quelle|herkunft)$/, /^(?:nach|ziel|zu)$/],
  [/^(?:de|depuis|origine|source|départ)$/, /^(?:à|vers|destination|cible|arrivée)$/],
  [/^(?:de|desde|origen|origem|da|origine)$/, /^(?:a|hasta|para|destino|destinazione|arrivo)$/],
  [/^(?:van|bron|herkomst)$/, /^(?:naar|doel|bestemming)$/],
];
const signs: readonly [source: RegExp, target: RegExp] = [
  /来源|起点|出发地?|始发地?|流出地?|转出|^[从源]|出発地?/u,
  /去向|目标|终点|目的地|到达地?|流入地?|转入|^到|到着地?/u,
];
const anySource = /^(?:source|src|from|origin|来源|源|起点|出发地|从|流出|转出)$/i;
const anyTarget = /^(?:target|dest|destination|dst|to|去向|目标|终点|目的地|到|流入|转入)$/i;

/** Source, target and value of flows, by name. Undefined if one is missing, or if the flows have a cycle, which cannot be drawn. */
export function flowRoles(facts: Facts): Roles | undefined {
  const flow = flowIn(facts);
  if (!flow || hasCycle(categoryIn(facts, flow.source), categoryIn(facts, flow.target))) return undefined;
  return { source: flow.source, target: flow.target, values: [flow.value] };
}

/** As many ends of each side as a heatmap's axis holds. */
const maxCells = 40;

/** Flows that run in circles, such as rides that come back: each end they start from against each where they end. */
export function circleRoles(facts: Facts): Roles | undefined {
  const flow = flowIn(facts);
  if (!flow || Math.max(facts.distinct(flow.source), facts.distinct(flow.target)) > maxCells)
    return undefined;
  if (!hasCycle(categoryIn(facts, flow.source), categoryIn(facts, flow.target))) return undefined;
  return { label: flow.source, group: flow.target, values: [flow.value] };
}

interface Flow {
  readonly source: number;
  readonly target: number;
  readonly value: number;
}

function flowIn(facts: Facts): Flow | undefined {
  const { overrides } = facts;
  const named = [endNamed(anySource, facts), endNamed(anyTarget, facts)] as const;
  const pair = named.includes(undefined) ? pairOf(facts) : undefined;
  const source = overrides.source ?? pair?.[0] ?? named[0];
  const target = overrides.target ?? pair?.[1] ?? named[1];
  const value = mainMeasureOf(facts);
  return source === undefined || target === undefined || value === undefined
    ? undefined
    : { source, target, value };
}

/** How far it is from one place to another is no flow. */
const wayName =
  /distan[cz]|length|(?<!\p{L})(?:km|miles)(?!\p{L})|entfernung|länge|strecke|longueur|longitud|lunghezza|comprimento|afstand|距离|里程|距離/iu;

/** More ends than this cannot be told apart. From this many rows on, flows between nearly all pairs are easier to read as a grid. */
const [maxEnds, minPairs] = [60, 20];

/**
 * Two columns that are called alike but for the words for from and to: `from_page, to_page`, `Origin City, Destination City`. A place comes again,
 * at its end or at the other one, and what flows is an amount; with times the rows are trips.
 */
function pairOf(facts: Facts): readonly [source: number, target: number] | undefined {
  const { categories, column, distinct, table, times } = facts;
  const sources = categories.filter((at) => isSource(column(at).name));
  if (sources.length === 0 || categories.length < 2) return undefined;
  const value = mainMeasureOf(facts);
  if (times.length > 0 || value === undefined || quantityOf(facts, value) === 'rate') return undefined;
  if (wayName.test(column(value).name)) return undefined;
  for (const source of sources)
    for (const target of categories) {
      if (source === target || !areEnds(column(source).name, column(target).name)) continue;
      const names = new Set([...categoryIn(facts, source), ...categoryIn(facts, target)]);
      const comesAgain = names.size < distinct(source) + distinct(target);
      const isRepeated = distinct(source) < table.rows || distinct(target) < table.rows;
      const isGrid = table.rows >= minPairs && table.rows >= (distinct(source) * distinct(target)) / 2;
      if (names.size <= maxEnds && !isGrid && (comesAgain || isRepeated)) return [source, target];
    }
  return undefined;
}

function isSource(name: string): boolean {
  return signs[0].test(name) || nameParts(name).some((word) => ends.some(([source]) => source.test(word)));
}

function areEnds(one: string, other: string): boolean {
  if (signs[0].test(one) && signs[1].test(other))
    return one.replace(signs[0], '') === other.replace(signs[1], '');
  const [words, otherWords] = [nameParts(one), nameParts(other)];
  return ends.some(([source, target]) => {
    const [at, otherAt] = [
      words.findIndex((word) => source.test(word)),
      otherWords.findIndex((word) => target.test(word)),
    ];
    return (
      at >= 0 && at === otherAt && words.toSpliced(at, 1).join(' ') === otherWords.toSpliced(at, 1).join(' ')
    );
  });
}

/** All flows may end in one place: a column that is the same in all rows is an end as well. */
function endNamed(name: RegExp, { table, categories }: Facts): number | undefined {
  const at = table.columns.findIndex(
    (column, i) => name.test(column.name) && (categories.includes(i) || isConstant(column)),
  );
  return at < 0 ? undefined : at;
}

function isConstant({ kind, role }: Column): boolean {
  return kind === 'category' && role?.role === 'constant';
}

/** Kahn's algorithm: removes nodes without incoming flows until none is left; the rest is in a cycle. */
function hasCycle(sources: readonly string[], targets: readonly string[]): boolean {
  const next = new Map<string, string[]>();
  const incoming = new Map<string, number>();
  for (const [at, source] of sources.entries()) {
    const target = targets[at] ?? '';
    next.set(source, [...(next.get(source)?.splice(0) ?? []), target]);
    incoming.set(source, incoming.get(source) ?? 0).set(target, (incoming.get(target) ?? 0) + 1);
  }
  const free = [...incoming].flatMap(([name, count]) => (count === 0 ? [name] : []));
  let removed = 0;
  for (let name = free.pop(); name !== undefined; name = free.pop()) {
    removed += 1;
    for (const target of next.get(name) ?? []) {
      const left = (incoming.get(target) ?? 0) - 1;
      incoming.set(target, left);
      if (left === 0) free.push(target);
    }
  }
  return removed < incoming.size;
}
