import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { sourceFiles, type SourceFile } from './source-files.ts';

// A lint rule would say it beside the line, but eslint-plugin-import-x's `no-cycle` passes over type imports, and most circles are made of these.

const names = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    imports: Readonly<Record<string, { source: string }>>;
  }
).imports;

test('there are no import cycles, types included', () => {
  expect(circlesIn(importsOf([...sourceFiles('server'), ...sourceFiles('web')]))).toEqual([]);
});

test('a cycle is found through types, re-exports, dynamic imports, and the imports of package.json', () => {
  const file = (path: string, code: string): SourceFile => ({ path, code });
  const imports = importsOf([
    file('web/a.ts', `import type { B } from './b.ts';`),
    file('web/b.ts', `export { c } from './c/c.ts';`),
    file('web/c/c.ts', `export const c = () => import('#protocol');`),
    file('server/protocol/index.ts', `import type { A } from '../../web/a.ts';`),
    file('web/d.ts', `import { c } from './c/c.ts'; import 'vue';`),
  ]);

  expect(circlesIn(imports)).toEqual([['web/a.ts', 'web/b.ts', 'web/c/c.ts', 'server/protocol/index.ts']]);
});

/** The files that each file imports, of those that were given. */
function importsOf(files: readonly SourceFile[]): Map<string, string[]> {
  const known = new Set(files.map(({ path }) => path));
  return new Map(
    files.map(({ path, code }) => [
      path,
      ts
        .preProcessFile(code)
        .importedFiles.map(({ fileName }) => targetOf(path, fileName))
        .filter((target) => known.has(target)),
    ]),
  );
}

function targetOf(importer: string, specifier: string): string {
  const named = names[specifier];
  return named ? join(named.source) : join(importer, '..', specifier);
}

/** At least one circle of each group of files that reach one another; each file imports the next, and the last the first. */
function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const way: string[] = [];
  function visit(file: string): void {
    if (way.includes(file)) return void circles.push(way.slice(way.indexOf(file)));
    if (done.has(file)) return;
    way.push(file);
    imports.get(file)?.forEach(visit);
    way.pop();
    done.add(file);
  }
  for (const file of imports.keys()) visit(file);
  return circles;
}
