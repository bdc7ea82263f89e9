import { textOf } from '../cells/text.ts';
import { isArray, isJsonObject, ownValue, type JsonObject } from '../raw-table.ts';

/**
 * The links of a graph, `{nodes: [{name}], links: [{source, target, value}]}`, with names for nodes that are given by their index. Undefined
 * for anything else.
 */
export function namedLinks(json: unknown): readonly JsonObject[] | undefined {
  if (!isJsonObject(json)) return undefined;
  const nodes = ownValue(json, 'nodes');
  const links = ownValue(json, 'links') ?? ownValue(json, 'edges');
  if (!isArray(nodes) || !isArray(links) || links.length === 0 || !links.every(isJsonObject))
    return undefined;
  const names = nodeNames(nodes);
  const nameOf = (end: unknown): unknown => (typeof end === 'number' ? (names[end] ?? end) : end);
  return links.map((link) => ({
    ...link,
    source: nameOf(ownValue(link, 'source')),
    target: nameOf(ownValue(link, 'target')),
  }));
}

/** The names of nodes; of two that are called the same the second has a number: they are two places, not one. */
function nodeNames(nodes: readonly unknown[]): (string | undefined)[] {
  const seen = new Map<string, number>();
  return nodes.map((node) => {
    if (!isJsonObject(node)) return undefined;
    const name = textOf(ownValue(node, 'name') ?? ownValue(node, 'label') ?? ownValue(node, 'id'));
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
