import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages, type Catalog, type Language } from '#protocol';
import { serverWords } from '../../server/words/index.ts';
import { tableWords } from '../../server/table/words/index.ts';
import { chartWords } from '../../web/charts/words/index.ts';
import { pageWords } from '../../web/composables/words/index.ts';
import { auditWords } from '../../web/console/audit/words/index.ts';
import { dataWords } from '../../web/console/data/words/index.ts';
import { messageWords } from '../../web/console/messages/words/index.ts';
import { personWords } from '../../web/console/people/words/index.ts';
import { screenWords } from '../../web/console/screens/words/index.ts';
import { wallWords } from '../../web/console/walls/words/index.ts';
import { consoleWords } from '../../web/console/words/index.ts';
import { sourceFiles } from './source-files.ts';

const catalogs: Readonly<Record<string, Catalog<object>>> = {
  'server/words': serverWords,
  'server/table/words': tableWords,
  'web/charts/words': chartWords,
  'web/composables/words': pageWords,
  'web/console/words': consoleWords,
  'web/console/audit/words': auditWords,
  'web/console/data/words': dataWords,
  'web/console/messages/words': messageWords,
  'web/console/people/words': personWords,
  'web/console/screens/words': screenWords,
  'web/console/walls/words': wallWords,
};

/** What each language is written in, so that a text of another one stands out. */
const scripts: Readonly<Record<Language, RegExp>> = { 'zh-CN': /\p{Script=Han}/u, en: /[a-z]/i };
/** What is in a catalog for programs, not for people. */
const notTexts = ['echarts', 'risesAreRed'];

test('every catalog is here, with a file for each language', () => {
  const files = [...sourceFiles('server'), ...sourceFiles('web')].map(({ path }) => path);
  const folders = files.filter((path) => path.endsWith('/words/index.ts')).map(dirname);
  expect(folders.toSorted()).toEqual(Object.keys(catalogs).toSorted());
  const wanted = ['index', 'words', ...languages.map((language) => language.toLowerCase())];
  for (const folder of folders)
    expect(
      readdirSync(join(import.meta.dirname, '../..', folder)).filter((name) => name.endsWith('.ts')),
    ).toEqual(wanted.map((name) => `${name}.ts`).toSorted());
});

describe.each(Object.entries(catalogs))('in %s', (_folder, catalog) => {
  const texts = languages.map((language) => ({ language, texts: textsOf(catalog[language]) }));
  const [first, ...others] = texts;

  test.each(others)('$language has the same entries as the first language', ({ texts }) => {
    expect([...texts.keys()].toSorted()).toEqual([...(first?.texts.keys() ?? [])].toSorted());
    const missing = [...texts].filter(([name, { text }]) => !text !== !first?.texts.get(name)?.text);
    expect(missing).toEqual([]);
  });

  test.each(others)('$language uses the same values as the first language', ({ texts }) => {
    const other = [...texts].filter(
      ([name, { values }]) => String(values) !== String(first?.texts.get(name)?.values),
    );
    expect(other.map(([name]) => name)).toEqual([]);
  });

  test.each(texts)('everything is written in $language', ({ language, texts: own }) => {
    const isText = (text: string) => /\p{L}/u.test(text);
    const foreign = [...own].filter(([, { text }]) => isText(text) && !isWrittenIn(language, text));
    expect(Object.fromEntries(foreign)).toEqual({});
  });
});

test('a text that is missing, untranslated or without a value of the other language is found', () => {
  const en = textsOf({ one: 'one', two: (a: string, b: string) => `${b} of ${a}`, three: { four: 'four' } });
  const other = textsOf({ one: 'one', two: (a: string) => `共 ${a}`, three: { four: '' } });
  expect(en.get('two')?.values).toEqual([0, 1]);
  expect(other.get('two')?.values).toEqual([0]);
  expect(other.get('three.four')).toEqual({ text: '', values: [] });
  expect(isWrittenIn('zh-CN', other.get('one')?.text ?? '')).toBe(false);
  expect(isWrittenIn('zh-CN', other.get('two')?.text ?? '')).toBe(true);
  expect(isWrittenIn('en', other.get('two')?.text ?? '')).toBe(false);
});

function isWrittenIn(language: Language, text: string): boolean {
  const foreign = languages.filter((other) => other !== language && other !== 'en');
  return scripts[language].test(text) && !foreign.some((other) => scripts[other].test(text));
}

interface Said {
  /** without the values */
  readonly text: string;
  /** the positions of the values that are in it */
  readonly values: readonly number[];
}

const mark = (at: number) => `⟦${at}⟧`;
const marks = /⟦(\d)⟧/g;
const mostValues = 4;

/** Every text of a language by its name, such as `problems.held`; of a function what it says of values that can be told apart. */
function textsOf(words: object, within = ''): Map<string, Said> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, Said][] => {
      const name = within + key;
      if (notTexts.includes(key)) return [];
      if (typeof value === 'object' && value !== null) return [...textsOf(value, `${name}.`)];
      const said = typeof value === 'function' ? sayWith(value as Say) : String(value);
      const values = Array.from(said.matchAll(marks), ([, at]) => Number(at));
      return [[name, { text: said.replace(marks, ''), values: [...new Set(values)].toSorted() }]];
    }),
  );
}

type Say = (...values: string[]) => string;

/** Values are written as they are, so texts stand for numbers too. */
function sayWith(say: Say): string {
  return say(...Array.from({ length: mostValues }, (_, at) => mark(at)));
}
