import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../../web/client');

test('the client imports nothing but the protocol: no Vue, no package, nothing of the page', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const imports = files.flatMap((name) => {
    const source = readFileSync(join(folder, name), 'utf8');
    return Array.from(
      source.matchAll(/\bfrom '([^']+)'|\bimport\(?'([^']+)'/g),
      ([, from, bare]) => from ?? bare,
    );
  });
  expect(imports.length).toBeGreaterThan(20);
  expect(imports.filter((each) => each !== '#protocol' && !each?.startsWith('./'))).toEqual([]);
});
