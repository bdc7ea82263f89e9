import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const declared =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|let|class|interface|type) (\w+)/gm;

// Server and page are two programs: both may have their heartbeat.
test.each(['web', 'server'])('no two files of %s declare and export the same name', (side) => {
  const files = new Map<string, string[]>();
  for (const { path, code } of sourceFiles(side))
    for (const name of new Set(Array.from(code.matchAll(declared), ([, name = '']) => name)))
      files.set(name, [...(files.get(name) ?? []), path]);

  const twice = [...files].filter(([, { length }]) => length > 1);
  expect(Object.fromEntries(twice)).toEqual({});
});
