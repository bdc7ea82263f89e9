import type { Language } from '../../chart-type.ts';
import { chartWords } from '../../words/index.ts';

/** `source` and `target` are ids of nodes. */
export interface Flow {
  readonly source: string;
  readonly target: string;
  readonly value: number;
}

export interface Node {
  readonly id: string;
  readonly name: string;
  /** the layer, from 0 */
  readonly depth: number;
  /** incoming or outgoing total, whichever is larger */
  readonly value: number;
  /** stands for all that are too small to be drawn one by one */
  readonly rest?: true;
}

/** Nodes in layers; every flow goes to a later one. */
export interface Layers {
  readonly nodes: readonly Node[];
  readonly flows: readonly Flow[];
}

/**
 * Puts each node at the depth of the longest path to it, and final nodes in the last layer. With a cycle, or too long a path: two layers,
 * all sources and all targets.
 */
export function layered(flows: readonly Flow[]): Layers {
  const depths = depthsOf(flows);
  if (depths)
    return {
      nodes: nodesOf(
        flows,
        (id) => depths.get(id) ?? 0,
        (id) => id,
      ),
      flows,
    };
  const sided = flows.map(({ source, target, value }) => ({
    source: `<${source}`,
    target: `>${target}`,
    value,
  }));
  return {
    nodes: nodesOf(
      sided,
      (id) => (id.startsWith('<') ? 0 : 1),
      (id) => id.slice(1),
    ),
    flows: sided,
  };
}

/** At most `most` nodes per layer: the smallest are combined. */
export function gathered({ nodes, flows }: Layers, most: number, language: Language): Layers {
  const moved = new Map<string, string>();
  const kept: Node[] = [];
  for (const layer of groupBy(nodes, ({ depth }) => depth).values()) {
    const sorted = layer.toSorted((a, b) => b.value - a.value);
    const shown = sorted.length > most ? most - 1 : most;
    const [large, small] = [new Set(sorted.slice(0, shown)), sorted.slice(shown)];
    kept.push(...layer.filter((node) => large.has(node)));
    if (small.length > 0) kept.push(restOf(small, language, moved));
  }
  return { nodes: kept, flows: merged(flows, (id) => moved.get(id) ?? id) };
}

function restOf(nodes: readonly Node[], language: Language, moved: Map<string, string>): Node {
  const depth = nodes[0]?.depth ?? 0;
  // No name from a file starts with NUL.
  const id = `\u0000rest ${depth}`;
  for (const node of nodes) moved.set(node.id, id);
  const value = nodes.reduce((sum, node) => sum + node.value, 0);
  return { id, name: chartWords[language].others(nodes.length), depth, value, rest: true };
}

function merged(flows: readonly Flow[], idOf: (id: string) => string): readonly Flow[] {
  const sums = new Map<string, Flow>();
  for (const { source, target, value } of flows) {
    const flow = { source: idOf(source), target: idOf(target) };
    const key = JSON.stringify(flow);
    sums.set(key, { ...flow, value: value + (sums.get(key)?.value ?? 0) });
  }
  return [...sums.values()];
}

/** More layers leave no room for names. */
const maxLayers = 10;

/** Topological sort: removes nodes without incoming flows repeatedly. Undefined with a cycle, or too long a path. */
function depthsOf(flows: readonly Flow[]): ReadonlyMap<string, number> | undefined {
  const outgoing = groupBy(flows, ({ source }) => source);
  const waiting = new Map<string, number>();
  for (const { target } of flows) waiting.set(target, (waiting.get(target) ?? 0) + 1);
  const depths = new Map<string, number>();
  const ready = [...outgoing.keys()].filter((id) => !waiting.has(id));
  for (const id of ready) depths.set(id, 0);
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    for (const { target } of outgoing.get(id) ?? []) {
      depths.set(target, Math.max(depths.get(target) ?? 0, (depths.get(id) ?? 0) + 1));
      const left = (waiting.get(target) ?? 0) - 1;
      waiting.set(target, left);
      if (left === 0) ready.push(target);
    }
  }
  if ([...waiting.values()].some((left) => left > 0)) return undefined;
  const last = [...depths.values()].reduce((most, depth) => Math.max(most, depth), 0);
  if (last >= maxLayers) return undefined;
  return new Map([...depths].map(([id, depth]) => [id, outgoing.has(id) ? depth : last]));
}

function nodesOf(
  flows: readonly Flow[],
  depthOf: (id: string) => number,
  nameOf: (id: string) => string,
): readonly Node[] {
  const [incoming, outgoing] = [new Map<string, number>(), new Map<string, number>()];
  for (const { source, target, value } of flows) {
    outgoing.set(source, (outgoing.get(source) ?? 0) + value);
    incoming.set(target, (incoming.get(target) ?? 0) + value);
  }
  const ids = new Set(flows.flatMap(({ source, target }) => [source, target]));
  return Array.from(ids, (id) => ({
    id,
    name: nameOf(id),
    depth: depthOf(id),
    value: Math.max(incoming.get(id) ?? 0, outgoing.get(id) ?? 0),
  }));
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
