import { describe, expect, test } from 'vitest';
import {
  createRenewalRules,
  type PageReadings,
  type RenewalRules,
} from '../../../../web/composables/renewal/renewal-rules.ts';

const calm: PageReadings = { age: 0, heap: 50e6, nodes: 2000, missedFrames: 0.02 };
const version = '1.0.0';

function addTimes(
  rules: RenewalRules,
  times: number,
  more: (n: number) => Partial<PageReadings> = () => ({}),
) {
  for (let n = 0; n < times; n++) rules.add({ ...calm, ...more(n) });
}

/** Rules of a page that has been calm for its first five minutes. */
function settled(): RenewalRules {
  const rules = createRenewalRules(version);
  addTimes(rules, 10);
  return rules;
}

describe('the version', () => {
  test('is a reason when the server’s is another, newer or older', () => {
    const rules = createRenewalRules(version);
    expect(rules.reason('1.0.1')).toBe('version');
    expect(rules.reason('0.9.0')).toBe('version');
  });

  test('is none while the server’s is the same, or not known', () => {
    const rules = createRenewalRules(version);
    expect(rules.reason(version)).toBeUndefined();
    expect(rules.reason(undefined)).toBeUndefined();
  });
});

describe.each([
  ['heap', { heap: 151e6 }, { heap: 149e6 }],
  ['nodes', { nodes: 12_001 }, { nodes: 11_999 }],
  ['frames', { missedFrames: 0.13 }, { missedFrames: 0.11 }],
] as const)('%s', (reason, beyond, within) => {
  test('is a reason once it has been beyond its bound for five minutes', () => {
    const rules = settled();
    addTimes(rules, 9, () => beyond);
    expect(rules.reason(version)).toBeUndefined();
    addTimes(rules, 1, () => beyond);
    expect(rules.reason(version)).toBe(reason);
  });

  test('is none within its bound, or when it falls back now and then', () => {
    const rules = settled();
    addTimes(rules, 50, () => within);
    expect(rules.reason(version)).toBeUndefined();
    addTimes(rules, 50, (n) => (n % 9 === 0 ? within : beyond));
    expect(rules.reason(version)).toBeUndefined();
  });
});

test('a page that was always large or slow is not renewed for it', () => {
  const rules = createRenewalRules(version);
  addTimes(rules, 100, () => ({ heap: 900e6, nodes: 90_000, missedFrames: 0.9 }));
  expect(rules.reason(version)).toBeUndefined();
});

test('a leak is a reason, however slow', () => {
  const rules = settled();
  addTimes(rules, 1000, (n) => ({ heap: 50e6 + n * 110_000 + (n % 2) * 40e6 }));
  expect(rules.reason(version)).toBe('heap');
});

test('without a heap to read the rest is watched', () => {
  const rules = createRenewalRules(version);
  addTimes(rules, 10, () => ({ heap: undefined }));
  addTimes(rules, 10, () => ({ heap: undefined, nodes: 50_000 }));
  expect(rules.reason(version)).toBe('nodes');
});

test('a page that is older than a day is renewed for that, if for nothing else', () => {
  const rules = settled();
  const day = 24 * 3_600_000;
  rules.add({ ...calm, age: day });
  expect(rules.reason(version)).toBeUndefined();
  rules.add({ ...calm, age: day + 1 });
  expect(rules.reason(version)).toBe('age');
  expect(rules.reason('2.0.0')).toBe('version');
});
