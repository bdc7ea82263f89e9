import { decodeClientMessage, decodeServerMessage, findTooDeep, maxNesting } from '#protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const rejection = (message: unknown) => {
  const decoded = decodeClientMessage(typeof message === 'string' ? message : JSON.stringify(message));
  return decoded.ok ? undefined : decoded.reason;
};

test.each([
  ['{"action":"getData"', 'not JSON'],
  ['[]', 'not a JSON object'],
  ['null', 'not a JSON object'],
  [{ chartName: 'trend' }, 'action must be a string'],
  [{ action: 'getData' }, 'chartName is missing'],
  [{ action: 'getData', chartname: 'trend' }, 'chartName is missing'],
  [
    { action: 'getData', chartName: '../package' },
    'chartName must be 1 to 64 letters (Latin ones without accents), digits, dashes or underscores',
  ],
  [{ action: 'getData', chartName: 7 }, 'chartName must be a string'],
  [{ action: 'pageChange', value: 'one' }, 'value must be a page number'],
  [{ action: 'getData', chartName: 'trend', socketType: 'x'.repeat(201) }, 'socketType is too long'],
  [{ action: 'reload' }, 'only the server says reload'],
  [{ action: 'enter', screen: 7 }, 'screen must be a string'],
  [{ action: 'pageChange' }, 'value is missing'],
])('G-5 %j is rejected: %s', (message, reason) => {
  expect(rejection(message)).toBe(reason);
});

test('G-5 a rejection has the chartName and requestId of the message', () => {
  const decoded = decodeClientMessage(
    '{"action":"getData","chartName":"trend","socketType":5,"requestId":"r1"}',
  );
  expect(decoded).toMatchObject({ ok: false, chartName: 'trend', requestId: 'r1' });
});

test('B-3 a message with more than 64 levels is rejected before it is parsed', () => {
  const nested = (levels: number) =>
    `{"action":"x","value":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
  expect(rejection(nested(maxNesting))).toBeUndefined();
  expect(rejection(nested(maxNesting + 1))).toBe('more than 64 levels of nesting');
  expect(rejection(nested(5_000_000))).toBe('more than 64 levels of nesting');
});

test('brackets inside strings do not count as levels', () => {
  expect(findTooDeep(JSON.stringify({ a: '[[[[\\"[[[[' }), 1)).toBe(-1);
  expect(findTooDeep('[["]]"]]', 1)).toBe(1);
});

test('decoding never throws, whatever is received', () => {
  const actions = fc.constantFrom(
    'enter',
    'getData',
    'themeChange',
    'fullScreen',
    'pageChange',
    'heartbeat',
    'entered',
    '__proto__',
  );
  const fields = fc.record({
    action: actions,
    chartName: fc.jsonValue(),
    value: fc.jsonValue(),
    known: fc.jsonValue(),
    screen: fc.jsonValue(),
  });
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fields.map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(text, (received) => {
      decodeClientMessage(received);
      decodeServerMessage(received);
    }),
    { numRuns: 2000 },
  );
});
