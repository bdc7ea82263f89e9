import { readSource } from '#table';
import { expect, test } from 'vitest';

const bytesOf = (node: Readonly<Record<string, unknown>>) => {
  const source = readSource({
    name: 'all',
    children: [
      { name: 'one', ...node },
      { name: 'two', size: 3 },
    ],
  });
  return source.kind === 'tree' ? source.root.children?.[0]?.isBytes : undefined;
};

test('the size of a file or a folder is in bytes', () => {
  expect(bytesOf({ size: 4000, type: 'directory' })).toBe(true);
  expect(bytesOf({ size: 4000, mtime: 1_735_794_633 })).toBe(true);
});

test('the size of anything else is a number', () => {
  expect(bytesOf({ size: 4000 })).toBeUndefined();
  expect(bytesOf({ size: 4000, type: 'village' })).toBeUndefined();
  expect(bytesOf({ count: 4000, type: 'directory' })).toBeUndefined();
});
