import type { Column, Source, TreeNode } from '#table';

/**
 * ECharts looks texts up as keys of plain objects: `constructor` is found there before it was ever put in, and `__proto__` replaces the
 * prototype. An invisible space makes such a text a key like any other.
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
    case 'option': // the allow-list tidies its texts
    case 'original': // and their schemas those of the six
    case 'empty':
      return source;
  }
  source satisfies never;
}

/** A column's own name is a key of the settings; `localised` guards it where it is drawn. */
function guardColumn(column: Column): Column {
  if (column.kind === 'time' || column.kind === 'measure') return column;
  return { ...column, values: column.values.map(guardName) };
}

function guardNode({ name, children, ...rest }: TreeNode): TreeNode {
  return { ...rest, name: guardName(name), ...(children && { children: children.map(guardNode) }) };
}
