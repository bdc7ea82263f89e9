import { expect, test } from 'vitest';
import type { BaseIssue } from 'valibot';
import { chartSettingsSchema, wallFileSchema } from '#protocol';
import { mistakeOf } from '../../../../server/charts/diagnostics/mistake.ts';
import { appendSchema } from '../../../../server/charts/writing/append.ts';
import { serverWords } from '../../../../server/words/index.ts';

/** What a schema or a check in it says when it fails; ours never shows. */
const untranslated = 'untranslated';

test('each mistake that the schemas of files find is told in our words', () => {
  const issues = [chartSettingsSchema, wallFileSchema, appendSchema].flatMap(issuesOf);
  expect(issues.length).toBeGreaterThan(50);
  const foreign = issues.filter((issue) =>
    mistakeOf(issue).reason(serverWords['zh-CN']).includes(untranslated),
  );
  expect([...new Set(foreign.map(({ type }) => type))]).toEqual([]);
});

test('a check that we have no words for is found', () => {
  expect(mistakeOf(issueOf({ type: 'ends_with' })).reason(serverWords['zh-CN'])).toContain(untranslated);
});

/** These never fail themselves. */
const harmless = ['optional', 'unknown'];

/** An issue of each schema, and of each check, in a schema. */
function issuesOf(schema: unknown): BaseIssue<unknown>[] {
  if (Array.isArray(schema)) return schema.flatMap(issuesOf);
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, entries, item, options, pipe, key, value, wrapped } = schema as Record<string, unknown>;
  const below = [item, options, pipe, key, value, wrapped, Object.values(entries ?? {})];
  const own = typeof type === 'string' && !harmless.includes(type) ? [issueOf(schema)] : [];
  return [...own, ...below.filter((part) => part !== schema).flatMap(issuesOf)];
}

function issueOf(failed: object): BaseIssue<unknown> {
  const issue = {
    kind: 'validation',
    input: 1,
    expected: '"a"',
    received: '1',
    ...failed,
    message: untranslated,
  };
  return { ...issue, path: undefined, issues: undefined } as unknown as BaseIssue<unknown>;
}
