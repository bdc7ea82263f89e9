import { toJsonSchema } from '@valibot/to-json-schema';
import fc from 'fast-check';
import { clientMessageSchema, decodeClientMessage, type ClientMessage, type Message } from '#protocol';
import { expect, test } from 'vitest';
import type { Messages } from '../../../server/walls/messages/messages.ts';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { keptLog } from '../../helpers/log.ts';
import { noMessages } from '../../helpers/no-messages.ts';
import { openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { startFakeWall } from '../walls/fake-wall.ts';

interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
}
type Arbitrary = fc.Arbitrary<unknown>;

/** Actions that are not answered, by protocol: reports, turns, views and receipts (PROTOCOL.md S-14 to S-18, M-7, P-4, P-5). */
const silent = ['flipped', 'renew', 'spanPart', 'spanView', 'receipt', 'facts', 'telemetry'];

/** Nor is the end of presence (P-3). */
function isSilent(message: ClientMessage): boolean {
  return silent.includes(message.action) || (message.action === 'presence' && message.off === true);
}

const words = [
  'trend',
  'main',
  's1',
  'themeChange',
  'chalk',
  'vintage',
  'dark',
  '',
  '../x',
  '__proto__',
  'constructor',
  '\ud800',
  '数',
];
const text = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12 }));
const number = fc.oneof(fc.integer({ min: -1, max: 1000 }), fc.double(), fc.constantFrom(2 ** 53, 1e308, -0));
const anything = fc.oneof(
  { maxDepth: 2 },
  text,
  number,
  fc.constantFrom(null, true, false),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Values that a schema takes, or nearly so: its patterns and bounds are left to chance. */
function valuesOf(schema: Schema): Arbitrary {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(valuesOf));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'string':
      return text;
    case 'number':
    case 'integer':
      return number;
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}), { maxLength: 3 });
    case 'object':
      return schema.properties
        ? fc.record(mapValues(schema.properties, valuesOf), { requiredKeys: schema.required ?? [] })
        : fc.dictionary(
            text,
            valuesOf(typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {}),
            { maxKeys: 3 },
          );
    default:
      return anything;
  }
}

function mapValues<T, R>(record: Record<string, T>, map: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

const message = valuesOf(
  toJsonSchema(clientMessageSchema, { errorMode: 'ignore' }) as Schema,
) as fc.Arbitrary<Record<string, unknown>>;
const keys = fc.constantFrom(
  'action',
  'chartName',
  'value',
  'socketType',
  'requestId',
  'data',
  'wall',
  'screen',
  'known',
  '__proto__',
  'toString',
);

/** What a message is made of it: a field is changed, added or gone, the text is cut, or a character is. */
const mutated = fc
  .tuple(
    message,
    fc.constantFrom('none', 'none', 'change', 'remove', 'cut', 'replace', 'twice', 'deep'),
    keys,
    anything,
    fc.nat(),
  )
  .map(([fields, how, key, value, place]) => {
    const whole = JSON.stringify(fields);
    const at = place % whole.length;
    switch (how) {
      case 'change':
        return `${whole.slice(0, -1)}${whole === '{}' ? '' : ','}${JSON.stringify(key)}:${JSON.stringify(value) ?? 'null'}}`;
      case 'remove':
        return JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([each]) => each !== key)));
      case 'cut':
        return whole.slice(0, at);
      case 'replace':
        return whole.slice(0, at) + String.fromCharCode(place % 0x3000) + whole.slice(at + 1);
      case 'twice':
        return whole.slice(0, -1) + ',' + whole.slice(1);
      case 'deep':
        return `${whole.slice(0, -1)},"value":${'['.repeat(place % 80)}${']'.repeat(place % 80)}}`;
      default:
        return whole;
    }
  });

/** Accepts all messages for people, and keeps none: fifty thousand would be for the disk. */
const accepting: Messages = {
  ...noMessages,
  send: ({ text, level }, stream, { from }) =>
    Promise.resolve({
      id: `${stream}/1`,
      stream,
      offset: 1,
      from,
      text,
      level,
      sent: 0,
      expires: 1,
    } as Message),
};

test('each of 50,000 messages from the schema, mutated, is answered, closes its socket, or is one that has no answer; none is an error of ours', async () => {
  const { log, logged } = keptLog();
  const { join, time } = startFakeWall({ log, messages: accepting });
  const seen = { answered: 0, closed: 0, silent: 0 };
  let peer = join();
  for (const [i, text] of fc.sample(mutated, 50_000).entries()) {
    peer.received();
    await peer.send(text);
    time.advance(100);
    if (peer.received().length > 0) seen.answered++;
    else if (peer.closes.length > 0) seen.closed++;
    else {
      const decoded = decodeClientMessage(text);
      expect(decoded.ok && isSilent(decoded.message), text).toBe(true);
      seen.silent++;
    }
    if (peer.closes.length > 0 || i % 20 === 0) {
      peer.end();
      peer = join();
    }
  }
  expect(logged).toEqual([]);
  expect(seen.answered).toBeGreaterThan(20_000);
}, 60_000);

test('500 of them over real sockets, on another wall: a screen sees nothing', async () => {
  const { log, logged } = keptLog();
  const { socketUrl } = await startWallServer({ charts: { trend: [1] }, log });
  const control = await openControlScreen(socketUrl);
  let guest = await openSocket(`${socketUrl}/?wall=other`);
  const entersOther = (text: string) => text.includes('"enter"');
  const texts = fc.sample(mutated, 1000).filter((text) => !entersOther(text));
  for (const [i, text] of texts.slice(0, 500).entries()) {
    guest.send(text);
    if (i % 15 === 0 || guest.ws.readyState !== guest.ws.OPEN) {
      guest.close();
      guest = await openSocket(`${socketUrl}/?wall=other`);
    }
  }
  await guest.settled();
  await control.sawNothing();
  expect(logged.filter(({ level }) => level >= 40)).toEqual([]);
});
