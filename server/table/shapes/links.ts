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
  const nameOf = (end: unknown): unknown => {
    const node = typeof end === 'number' ? nodes[end] : undefined;
    return isJsonObject(node)
      ? textOf(ownValue(node, 'name') ?? ownValue(node, 'label') ?? ownValue(node, 'id'))
      : end;
  };
  return links.map((link) => ({
    ...link,
    source: nameOf(ownValue(link, 'source')),
    target: nameOf(ownValue(link, 'target')),
  }));
}
