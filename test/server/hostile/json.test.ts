import { describe, expect, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { openSocket } from '../../helpers/socket.ts';
import { useWallServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

const wall = useWallServer({ charts: { trend: [1] } });

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const notJson = 'not JSON';
const noObject = 'not a JSON object';
const tooDeep = 'more than 64 levels of nesting';

/** No object of ours has what one of these texts would give to all. */
function expectUnpolluted(): void {
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
}

describe('a message that is no object of ours is answered with an error 400, and a screen sees nothing', () => {
  test.each<[string, string, string]>([
    ['65 levels', `{"action":"x","value":${nested(64)}}`, tooDeep],
    ['30,000 levels', nested(30_000), tooDeep],
    ['60,000 brackets that are never closed', '['.repeat(60_000), tooDeep],
    ['60,000 brackets that were never opened', ']'.repeat(60_000), notJson],
    ['levels that hide behind a string that is never closed', `{"action":"${'['.repeat(1000)}`, notJson],
    ['a list', '[]', noObject],
    ['a text', '"action"', noObject],
    ['a number', '1e999', noObject],
    ['null', 'null', noObject],
    ['a BOM', '\ufeff{"action":"x"}', notJson],
    ['a comment', '{"action":"x"/**/}', notJson],
    ['a comma too many', '{"action":"x",}', notJson],
    ['single quotes', "{'action':'x'}", notJson],
    ['NaN', '{"action":"x","value":NaN}', notJson],
    ['a number with a zero before it', '{"action":"x","value":01}', notJson],
    ['a control character in a text', '{"action":"x\u0001"}', notJson],
    ['two objects', '{"action":"x"}{"action":"y"}', notJson],
    ['half of an escape', '{"action":"\\ud8"}', notJson],
    ['no action', '{}', 'action must be a string'],
    ['an action that only the prototype has', '{"__proto__":{"action":"x"}}', 'action must be a string'],
    ['a number for an action', '{"action":1}', 'action must be a string'],
    ['a list for an action', '{"action":["getData"]}', 'action must be a string'],
    [
      'an action of the server behind one of ours',
      '{"action":"x","action":"entered"}',
      'only the server says entered',
    ],
    [
      'a page beyond all numbers',
      '{"action":"pageChange","value":1e999}',
      'value: Invalid safe integer: Received Infinity',
    ],
    ['half of a page', '{"action":"pageChange","value":0.5}', 'value: Invalid safe integer: Received 0.5'],
    [
      'half of a surrogate pair for a name',
      '{"action":"getData","chartName":"\\ud800"}',
      'chartName must be 1 to 64 letters (Latin ones without accents), digits, dashes or underscores',
    ],
    [
      'a NUL in a name',
      '{"action":"getData","chartName":"trend\\u0000"}',
      'chartName must be 1 to 64 letters (Latin ones without accents), digits, dashes or underscores',
    ],
    [
      'a name of 65 letters',
      `{"action":"getData","chartName":"${'x'.repeat(65)}"}`,
      'chartName must be 1 to 64 letters (Latin ones without accents), digits, dashes or underscores',
    ],
    [
      'a name of an object',
      '{"action":"getData","chartName":{"toString":"trend"}}',
      'chartName must be a string',
    ],
  ])('%s', async (_, text, reason) => {
    const { socketUrl } = wall();
    const control = await openControlScreen(socketUrl);
    const guest = await openSocket(socketUrl);
    guest.send(text);
    expect((await guest.next('error')).error).toEqual({ code: 400, message: reason });
    expectUnpolluted();
    await control.sawNothing();
  });
});

describe('a message that is odd and allowed reaches all as the text that was sent', () => {
  test.each<[string, string]>([
    ['64 levels', `{"action":"x","value":${nested(63)}}`],
    [
      'a prototype',
      '{"action":"x","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    ],
    ['the same field twice', '{"action":"y","value":1,"value":2,"action":"x"}'],
    ['numbers that no number holds', '{"action":"x","value":[1e999,-1e999,12345678901234567890,1e-999,-0]}'],
    ['halves of surrogate pairs', '{"action":"x","value":"\\ud800 \\udc00"}'],
    ['NUL, line separators and directions', '{"action":"x","value":"\\u0000\u2028\u2029\u202e"}'],
    ['5,000 fields', `{"action":"x"${Array.from({ length: 5000 }, (_, i) => `,"f${i}":1`).join('')}}`],
    ['a field with a name of 60 KB', `{"action":"x","${'f'.repeat(60_000)}":1}`],
    ['white space', ' \t\r\n{ "action" : "x" } '],
  ])('%s', async (_, text) => {
    const { socketUrl } = wall();
    const control = await openControlScreen(socketUrl);
    const guest = await openSocket(socketUrl);
    guest.send(text);
    await guest.next('x');
    expect(guest.frames.at(-1)?.text).toBe(text);
    expectUnpolluted();
    await control.sawOnly(['x']);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', ''])(
    'the action %j, which every object has, is one that we do not know',
    async (action) => {
      const { socketUrl } = wall();
      const control = await openControlScreen(socketUrl);
      const guest = await openSocket(socketUrl);
      guest.send({ action });
      await guest.next(action);
      await control.sawOnly([action]);
    },
  );
});

test('fields of a request that would change all objects come back with its answer, and change nothing', async () => {
  const { socketUrl } = wall();
  const control = await openControlScreen(socketUrl);
  const guest = await openSocket(socketUrl);
  const odd = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"value":"\\ud800"';
  guest.send(`{"action":"getData","chartName":"trend",${odd},"data":"theirs"}`);
  await guest.next('getData');
  expect(guest.frames.at(-1)?.text).toBe(`{"action":"getData","chartName":"trend",${odd},"data":"[1]"}`);
  expectUnpolluted();
  await control.sawNothing();
});

test.each<[string, string, number]>([
  ['65 levels', nested(65), 422],
  ['30,000 levels', nested(30_000), 422],
  ['a prototype', '[{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}]', 201],
  ['numbers that no number holds', '[1e999,-1e999,12345678901234567890]', 201],
  ['halves of surrogate pairs', '["\\ud800"]', 201],
  ['no JSON', '[1,]', 422],
])('content with %s is taken or refused, %3$i, and changes no object', async (_, content, status) => {
  const { socketUrl } = wall();
  const control = await openControlScreen(socketUrl);
  await request(wall()).put('/api/odd').set('Content-Type', 'application/json').send(content).expect(status);
  await request(wall()).delete('/api/odd');
  expectUnpolluted();
  // of another chart it may hear, as of any
  await control.settled();
});
