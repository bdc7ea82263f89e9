import type { Column, Source, TreeNode } from '#table';

/**
 * ECharts uses texts as keys of plain objects: `constructor` is always found there, and `__proto__` replaces the prototype. A zero-width
 * space makes such a text an ordinary key.
 */
export function guardName(text: string): string {
  return text in Object.prototype ? `${text}\u200b` : text;
}

/** The same source with guarded names in its cells and nodes. */
export function guardNames(source: Source): Source {
  switch (source.kind) {
    case 'table':
      return { ...source, table: { ...source.table, columns: source.table.columns.map(guardColumn) } };
    case 'tree':
      return { ...source, root: guardNode(source.root) };
    case 'option': // the allow-list guards its texts
    case 'original': // the schemas of the six guard theirs
    case 'empty':
      return source;
  }
  source satisfies never;
}

/** A column's name is a key of the settings, so it stays; `localised` guards it when it is drawn. */
function guardColumn(column: Column): Column {
  if (column.kind === 'time' || column.kind === 'measure') return column;
  return { ...column, values: column.values.map(guardName) };
}

function guardNode({ name, children, ...rest }: TreeNode): TreeNode {
  return { ...rest, name: guardName(name), ...(children && { children: children.map(guardNode) }) };
}
