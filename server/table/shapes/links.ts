import { textOf } from '../cells/text.ts';
import { isArray, isJsonObject, ownValue, type JsonObject, type RawTable } from '../raw-table.ts';
import { recordsTable } from './records.ts';

/** A graph, `{nodes: [{name}], links: [{source, target, value}]}`: one row per link. Source and target may be indices of nodes. */
export function linksTable(json: JsonObject): RawTable | undefined {
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
  return recordsTable(
    links.map((link) => ({
      ...link,
      source: nameOf(ownValue(link, 'source')),
      target: nameOf(ownValue(link, 'target')),
    })),
  );
}
