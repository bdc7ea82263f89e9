import { textOf } from '../cells/text.ts';
import { isList, isPlain, own, type Plain, type RawTable } from '../raw-table.ts';
import { recordsTable } from './records.ts';

/** Nodes with links between them, `{nodes: [{name}], links: [{source, target, value}]}`: a row for each link. Ends may be positions of nodes. */
export function linksTable(json: Plain): RawTable | undefined {
  const nodes = own(json, 'nodes');
  const links = own(json, 'links') ?? own(json, 'edges');
  if (!isList(nodes) || !isList(links) || links.length === 0 || !links.every(isPlain)) return undefined;
  const nameOf = (end: unknown): unknown => {
    const node = typeof end === 'number' ? nodes[end] : undefined;
    return isPlain(node) ? textOf(own(node, 'name') ?? own(node, 'label') ?? own(node, 'id')) : end;
  };
  return recordsTable(
    links.map((link) => ({
      ...link,
      source: nameOf(own(link, 'source')),
      target: nameOf(own(link, 'target')),
    })),
  );
}
