import ts from 'typescript';
import { expect, test } from 'vitest';
import { sourceFiles, type SourceFile } from './source-files.ts';

// What people read is in the catalogs (`words/` in each part), a file for each language. These tests look for texts
// that are elsewhere; in templates, ESLint does.

const catalog = /\/words\/[\w-]+\.ts$/;

/** Where Chinese is no text of ours. */
const chineseData = [
  // as files write them
  /^server\/table\/(?:cells|shapes|search)\//,
  /^server\/charts\/reading\/encodings\//,
  'web/charts/data/provinces.ts',
  'web/charts/text/answers.ts',
  'web/charts/text/generic-names.ts',
  // how numbers and dates are written
  'web/charts/text/times.ts',
  // a file that a person begins with, in both languages
  'server/cli/starter.ts',
];

/** Where a language may be named. */
const ofLanguages = [
  /\/words\/index\.ts$/,
  'server/protocol/language.ts',
  // what people write in both languages
  'server/protocol/settings.ts',
  'server/cli/starter.ts',
  // files of the original have its titles in Chinese
  'web/charts/types/trend/index.ts',
  // how numbers and dates are written
  'web/composables/format-time.ts',
  'web/charts/text/times.ts',
];

/** Where several English words are no text for people. */
const englishData = [
  'web/charts/text/answers.ts',
  'web/charts/text/generic-names.ts',
  // names of elements, fonts and CSS
  'web/charts/picture-svg.ts',
  'web/charts/text/font.ts',
  'web/charts/text/tooltip.ts',
  'web/pages/start-page.ts',
  // what a person types, or sets in a proxy
  'web/composables/useTile.ts',
  'web/components/wall/LinkLine.vue',
  'web/components/wall/AdoptionCode.vue',
  'web/components/wall/NotLetIn.vue',
  'web/console/screens/screen-acts.ts',
];

const isIn = (path: string, places: readonly (string | RegExp)[]) =>
  places.some((place) => (typeof place === 'string' ? place === path : place.test(path)));
const server = sourceFiles('server');
const page = sourceFiles('web').filter(({ path }) =>
  /^web\/(?:charts|composables|components|console|pages)\//.test(path),
);

test('there is no Chinese outside of the catalogs', () => {
  const files = [...server, ...page].filter(({ path }) => !catalog.test(path) && !isIn(path, chineseData));
  expect(files.flatMap((file) => textsIn(file, /[\u3400-\u9fff]/))).toEqual([]);
});

test('there are no English sentences of the page outside of the catalogs', () => {
  const files = page.filter(({ path }) => !catalog.test(path) && !isIn(path, englishData));
  expect(files.flatMap((file) => textsIn(file, /[a-z]{2,} [a-z]{2,}/i))).toEqual([]);
});

test('exceptions for one language are listed', () => {
  const files = [...server, ...page].filter(({ path }) => !isIn(path, ofLanguages));
  const named = files.filter(({ code }) => /'zh-CN'|[lL]anguage\s*[!=]==\s*'/.test(code));
  expect(named.map(({ path }) => path)).toEqual([]);
});

test('a text outside of the catalogs is found', () => {
  const code = `
    // a comment 注释
    const pattern = /目标 goal/;
    throw new Error('for the programmer');
    const one = \`共 \${1} 项\`;
    const two = { en: 'two words' };
  `;
  const file = { path: 'a.ts', code };
  expect(textsIn(file, /[\u3400-\u9fff]/)).toEqual(['a.ts:5 共 ', 'a.ts:5  项']);
  expect(textsIn(file, /[a-z]{2,} [a-z]{2,}/)).toEqual(['a.ts:6 two words']);
});

/** The literals with such a text, but for those that are for programmers: errors and what is said on the console. */
function textsIn({ path, code }: SourceFile, pattern: RegExp): string[] {
  if (!pattern.test(code)) return [];
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest);
  const found: string[] = [];
  visit(source);
  return found;

  function visit(node: ts.Node): void {
    if (isForProgrammers(node, source)) return;
    if ((ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) && pattern.test(node.text)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${path}:${line + 1} ${node.text}`);
    }
    ts.forEachChild(node, visit);
  }
}

function isForProgrammers(node: ts.Node, source: ts.SourceFile): boolean {
  if (ts.isNewExpression(node)) return /Error$/.test(node.expression.getText(source));
  return ts.isCallExpression(node) && /^(?:console\.\w+|Symbol)$/.test(node.expression.getText(source));
}
