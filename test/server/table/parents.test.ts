import { readSource, type TreeNode } from '#table';
import { describe, expect, test } from 'vitest';

/** `all(a(a1 3) b 2)`: names, values and children. */
function written({ name, value, children }: TreeNode): string {
  const inner = children ? `(${children.map(written).join(' ')})` : '';
  return `${name}${inner}${value === undefined ? '' : ` ${String(value)}`}`;
}

function treeIn(json: unknown): string | undefined {
  const source = readSource(json);
  return source.kind === 'tree' ? written(source.root) : undefined;
}

describe('rows that name their parent are a tree', () => {
  test('by id, with names and sizes', () => {
    const rows = [
      { id: 1, name: 'all' },
      { id: 2, name: 'a', parent: 1 },
      { id: 3, name: 'b', parent: 1, size: 2 },
      { id: 4, name: 'a1', parent: 2, size: 3 },
    ];
    expect(treeIn(rows)).toBe('all(a(a1 3) b 2)');
  });

  test('by name, in columns', () => {
    const json = { labels: ['all', 'a', 'b'], parents: ['', 'all', 'all'], values: [5, 3, 2] };
    expect(treeIn(json)).toBe('all(a 3 b 2) 5');
  });

  test('in a sheet, under several roots', () => {
    const rows = [
      ['编号', '名称', '上级编号', '人数'],
      ['01', '销售', '', ''],
      ['02', '研发', '', ''],
      ['0101', '华东', '01', '30'],
      ['0201', '前端', '02', '12'],
    ];
    expect(treeIn(rows)).toBe('(销售(华东 30) 研发(前端 12))');
  });

  test.each([
    [
      'in a circle',
      [
        { id: 1, parent: 2 },
        { id: 2, parent: 1 },
        { id: 3, parent: 1 },
      ],
    ],
    [
      'of parents that are not there',
      [
        { id: 1, parent: 8 },
        { id: 2, parent: 9 },
        { id: 3, parent: 7 },
      ],
    ],
    [
      'with values below zero',
      [
        { id: 1, v: -1 },
        { id: 2, parent: 1, v: -2 },
        { id: 3, parent: 1, v: 3 },
      ],
    ],
  ])('but not %s', (_, rows) => {
    expect(treeIn(rows)).toBeUndefined();
  });
});
