import specs from '@asyncapi/specs';
import { Ajv, type AnySchemaObject } from 'ajv';
import { expect, test } from 'vitest';
import { openScreen, openSocket } from '../../../helpers/socket.ts';
import { startWallServer } from '../../../helpers/wall-server.ts';
import { describes } from './closed-schema.ts';

interface AsyncApi {
  asyncapi: string;
  channels: { wall: { messages: Record<string, { name: string; summary: string; payload: object }> } };
  operations: Record<string, { messages: { $ref: string }[] }>;
}

async function startDocumented() {
  const server = await startWallServer({ charts: { sales: [{ month: '2026-01', sold: 12 }] } });
  const response = await fetch(`${server.url}/api/-/asyncapi.json`);
  return { ...server, document: (await response.json()) as AsyncApi };
}

test('the AsyncAPI document is valid AsyncAPI 3.0', async () => {
  const { document } = await startDocumented();
  const isValid = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
    specs.schemasWithoutId['3.0.0'] as AnySchemaObject,
  );
  expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true);
  expect(document.asyncapi).toBe('3.0.0');
});

test('the operations of the AsyncAPI document name all of its messages', async () => {
  const { document } = await startDocumented();
  const named = Object.values(document.operations).flatMap(({ messages }) =>
    messages.map(({ $ref }) => $ref),
  );
  const ids = Object.keys(document.channels.wall.messages).map((id) => `#/channels/wall/messages/${id}`);
  expect(named.sort()).toEqual(ids.sort());
});

test('what goes over a socket is what the AsyncAPI document says, to the last member', async () => {
  const { socketUrl, document, write } = await startDocumented();
  const screen = await openScreen(socketUrl, 'left', { name: 'Left', known: {} });
  const sent: object[] = [
    { action: 'getData', chartName: 'sales', socketType: 'salesData', requestId: 1 },
    { action: 'themeChange', value: 'vintage' },
    { action: 'fullScreen', chartName: 'sales', value: true },
    { action: 'pageChange', value: 2 },
    { action: 'message', id: 'm1', to: 'all', text: 'Lunch', level: 'warning', seconds: 5 },
    { action: 'receipt', received: ['*/1'], shown: ['*/1'] },
    { action: 'conversations', name: 'Anna', requestId: 2 },
    { action: 'withdraw', id: '*/1' },
    { action: 'getData', chartName: 'nothing' },
    { action: 'flipped', revision: 1, ready: 0, painted: 0, error: 1 },
    { action: 'renew', reason: 'heap' },
    { action: 'heartbeat', sent: 1 },
  ];
  for (const message of sent) screen.send(message);
  await screen.settled();
  await write('sales', '{"broken": ');
  await screen.next('problem');

  const { messages } = document.channels.wall;
  const check = (id: string, json: object): string[] => {
    const message = messages[id];
    if (!message) return [`${id} is not described`];
    const isDescribed = describes(message.payload);
    return isDescribed(json) ? [] : [`${id}: ${JSON.stringify(isDescribed.errors)}`];
  };
  const received = screen.frames.map(({ json }) => json as { action: string });
  expect(new Set(received.map(({ action }) => action))).toEqual(
    new Set([
      'entered',
      'getData',
      'themeChange',
      'fullScreen',
      'pageChange',
      'message',
      'sent',
      'conversations',
      'conversation',
      'withdrawn',
      'error',
      'renew',
      'heartbeat',
      'problem',
    ]),
  );
  expect(received.flatMap((json) => check(`server-${json.action}`, json))).toEqual([]);
  expect(sent.flatMap((json) => check(`client-${(json as { action: string }).action}`, json))).toEqual([]);
});

test.each([
  { action: 'getData' },
  { action: 'pageChange', value: -1 },
  { action: 'message', id: 'm1', text: 'x', level: 'loud' },
  { action: 'enter', screen: 'no spaces allowed' },
])('what the AsyncAPI document does not allow is refused: %j', async (message) => {
  const { socketUrl, document } = await startDocumented();
  const isDescribed = describes(document.channels.wall.messages[`client-${message.action}`]?.payload);
  expect(isDescribed(message)).toBe(false);
  const socket = await openSocket(socketUrl);
  socket.send(message);
  expect(await socket.next('error')).toMatchObject({ error: { code: 400 } });
});
