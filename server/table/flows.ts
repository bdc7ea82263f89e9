import type { Roles } from './choice.ts';
import { categoryIn, type Facts } from './facts.ts';
import type { Column } from './table.ts';

const sourceName = /^(?:source|src|from|origin|来源|源|起点|出发地|从|流出|转出)$/i;
const targetName = /^(?:target|dest|destination|dst|to|去向|目标|终点|目的地|到|流入|转入)$/i;

/** Source, target and value of flows, by name. Undefined if one is missing, or if the flows have a cycle, which cannot be drawn. */
export function flowRoles(facts: Facts): Roles | undefined {
  const { measures, overrides } = facts;
  const source = overrides.source ?? endNamed(sourceName, facts);
  const target = overrides.target ?? endNamed(targetName, facts);
  const [value] = measures;
  if (source === undefined || target === undefined || value === undefined) return undefined;
  return hasCycle(categoryIn(facts, source), categoryIn(facts, target))
    ? undefined
    : { source, target, values: [value] };
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
