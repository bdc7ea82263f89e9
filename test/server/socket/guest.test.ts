import { expect, test } from 'vitest';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

const charts = { trend: '{"a": [1, "二"]}', seller: '[ ]', map: '[1]' };

test('G-1 getData is answered to the asker alone, with every field it sent and the file as a JSON string', async () => {
  const { socketUrl } = await startWallServer({ charts });
  const [asker, other] = [await openSocket(socketUrl), await openSocket(socketUrl)];
  const request = {
    action: 'getData',
    socketType: 'trendData',
    chartName: 'trend',
    value: '',
    requestId: 7,
    extra: { deep: [1] },
  };
  asker.send(request);
  expect(await asker.next('getData')).toEqual({ ...request, data: charts.trend });
  await other.settled();
  expect(other.frames.map(({ json }) => json.action)).toEqual(['heartbeat']);
});

test('G-1 the answer is a text frame', async () => {
  const { socketUrl } = await startWallServer({ charts });
  const guest = await openSocket(socketUrl);
  guest.send({ action: 'getData', socketType: 'trendData', chartName: 'trend' });
  await guest.next('getData');
  expect(guest.frames[0]?.isBinary).toBe(false);
});

test.each([
  ['no value', { socketType: 'trendData' }],
  ['a value that is an object', { socketType: 'trendData', value: { page: 1 } }],
  ['a socketType equal to the chart name', { socketType: 'trend' }],
  ['a socketType equal to the name of a component', { socketType: 'TrendChart' }],
  ['no socketType', {}],
  ['a field named __proto__', JSON.parse('{"socketType":"t","__proto__":{"polluted":true}}') as object],
  ['data of its own', { socketType: 'trendData', data: 'mine' }],
])('G-1 a request with %s is answered', async (_, fields) => {
  const { socketUrl } = await startWallServer({ charts });
  const guest = await openSocket(socketUrl);
  const request = { ...fields, action: 'getData', chartName: 'trend' };
  guest.send(request);
  expect(await guest.next('getData')).toEqual({ ...request, data: charts.trend });
});

test.each(['/', '/ws', '/any/path/at/all', '/api/trend?x=1'])(
  'G-1 a socket on the path %s is served',
  async (path) => {
    const { socketUrl } = await startWallServer({ charts });
    const guest = await openSocket(socketUrl + path);
    guest.send({ action: 'getData', socketType: 'trendData', chartName: 'trend' });
    expect((await guest.next('getData')).data).toBe(charts.trend);
  },
);

test('G-1 the second port serves guests as well, on the same wall', async () => {
  const { socketUrl, guestUrl } = await startWallServer({ charts, guestPort: 0 });
  const [one, two] = [await openSocket(guestUrl ?? ''), await openSocket(socketUrl)];
  one.send({ action: 'getData', socketType: 'trendData', chartName: 'trend' });
  expect((await one.next('getData')).data).toBe(charts.trend);
  two.send({ action: 'themeChange', socketType: 'themeChange', chartName: '', value: '' });
  expect(await one.next('themeChange')).toMatchObject({ socketType: 'themeChange' });
});

test('G-2 a changed file is pushed with the fields of each request, also when one socket asked twice', async () => {
  const { socketUrl, write } = await startWallServer({ charts });
  const guest = await openSocket(socketUrl);
  guest.send({ action: 'getData', socketType: 'one', chartName: 'trend', value: 1 });
  guest.send({ action: 'getData', socketType: 'two', chartName: 'trend', value: 2 });
  await guest.next('getData');
  await guest.next('getData');
  await write('trend', '{"a":["三"]}');
  const pushes = [await guest.next('getData'), await guest.next('getData')];
  expect(pushes).toEqual([
    { action: 'getData', socketType: 'one', chartName: 'trend', value: 1, data: '{"a":["三"]}' },
    { action: 'getData', socketType: 'two', chartName: 'trend', value: 2, data: '{"a":["三"]}' },
  ]);
});

test('G-2 a later request of the same chart and socketType takes the place of the first', async () => {
  const { socketUrl, write } = await startWallServer({ charts });
  const guest = await openSocket(socketUrl);
  for (const requestId of ['r1', 'r2']) {
    guest.send({ action: 'getData', socketType: 'one', chartName: 'trend', requestId });
    expect((await guest.next('getData')).requestId).toBe(requestId);
  }
  await write('trend', '{"a":["三"]}');
  expect((await guest.next('getData')).requestId).toBe('r2');
  await guest.settled();
  expect(guest.frames.filter(({ json }) => json.action === 'getData')).toHaveLength(3);
});

test('G-2 a chart that was asked for in vain is pushed when its file appears', async () => {
  const { socketUrl, write } = await startWallServer({ charts });
  const guest = await openSocket(socketUrl);
  guest.send({ action: 'getData', socketType: 'later', chartName: 'later' });
  expect((await guest.next('error')).error.code).toBe(404);
  await write('later', '[1]');
  expect(await guest.next('getData')).toEqual({
    action: 'getData',
    socketType: 'later',
    chartName: 'later',
    data: '[1]',
  });
});

test.each(['hot', 'hotproduct'])(
  'G-2 both names of the hot chart answer and stay live when only %s.json is there',
  async (file) => {
    const { socketUrl, write } = await startWallServer({ charts: { [file]: '[1]' } });
    const guest = await openSocket(socketUrl);
    for (const chartName of ['hot', 'hotproduct'])
      guest.send({ action: 'getData', socketType: chartName, chartName });
    expect([(await guest.next('getData')).data, (await guest.next('getData')).data]).toEqual(['[1]', '[1]']);
    await write(file, '[2]');
    const pushed = [await guest.next('getData'), await guest.next('getData')];
    expect(pushed.map(({ chartName, data }) => [chartName, data]).sort()).toEqual([
      ['hot', '[2]'],
      ['hotproduct', '[2]'],
    ]);
  },
);

test.each([
  '{"action":"themeChange","socketType":"themeChange","chartName":"","value":""}',
  '{ "value" : true, "chartName":"trend","socketType":"fullScreen","action":"fullScreen" }',
  '{"action":"announce","socketType":"x","text":"\\u4f60好 <b>"}',
  '{"action":"noSocketType"}',
])('G-3 %s is relayed unchanged as a text frame, to the sender too', async (text) => {
  const { socketUrl } = await startWallServer({ charts });
  const [sender, other] = [await openSocket(socketUrl), await openSocket(socketUrl)];
  sender.send(text);
  const { action } = JSON.parse(text) as { action: string };
  for (const guest of [sender, other]) {
    await guest.next(action);
    expect(guest.frames).toEqual([{ text, isBinary: false, json: JSON.parse(text) as unknown }]);
  }
});

test('G-3 actions of a screen are sent to guests in the original protocol, and only when they changed the state', async () => {
  const { socketUrl } = await startWallServer({ charts });
  const [guest, screen] = [await openSocket(socketUrl), await openScreen(socketUrl, 's1')];
  screen.send({ action: 'themeChange', value: 'chalk' });
  screen.send({ action: 'themeChange', value: 'vintage' });
  screen.send({ action: 'fullScreen', chartName: 'trend', value: true });
  screen.send({ action: 'fullScreen', chartName: 'trend', value: true });
  screen.send({ action: 'fullScreen', chartName: 'map', value: true });
  screen.send({ action: 'pageChange', value: 2 });
  await screen.settled();
  await guest.settled();
  expect(guest.frames.map(({ json }) => json).filter(({ action }) => action !== 'heartbeat')).toEqual([
    { action: 'themeChange', socketType: 'themeChange', chartName: '', value: 'vintage' },
    { action: 'fullScreen', socketType: 'fullScreen', chartName: 'trend', value: true },
    { action: 'fullScreen', socketType: 'fullScreen', chartName: 'trend', value: false },
    { action: 'fullScreen', socketType: 'fullScreen', chartName: 'map', value: true },
  ]);
});

test('G-3 a guest that maximises another chart ends the first for every guest', async () => {
  const { socketUrl } = await startWallServer({ charts });
  const [one, two] = [await openSocket(socketUrl), await openSocket(socketUrl)];
  one.send({ action: 'fullScreen', socketType: 'fullScreen', chartName: 'trend', value: true });
  await two.next('fullScreen');
  one.send({ action: 'fullScreen', socketType: 'fullScreen', chartName: 'map', value: true });
  const words = [await two.next('fullScreen'), await two.next('fullScreen')];
  expect(words.map(({ chartName, value }) => [chartName, value])).toEqual([
    ['trend', false],
    ['map', true],
  ]);
});

test('G-4 a late guest is sent the state in the original protocol, once, after it has its charts', async () => {
  const { socketUrl } = await startWallServer({ charts });
  const screen = await openScreen(socketUrl, 's1');
  screen.send({ action: 'themeChange', value: 'vintage' });
  screen.send({ action: 'fullScreen', chartName: 'trend', value: true });
  await screen.settled();
  const guest = await openSocket(socketUrl);
  guest.send({ action: 'getData', socketType: 'a', chartName: 'trend' });
  guest.send({ action: 'getData', socketType: 'b', chartName: 'map' });
  await guest.settled();
  expect(guest.frames.map(({ json }) => json.action)).toEqual(['getData', 'getData', 'heartbeat']);
  await guest.next('fullScreen');
  guest.send({ action: 'getData', socketType: 'c', chartName: 'seller' });
  await guest.settled();
  expect(guest.frames.slice(3).map(({ json }) => json)).toEqual([
    { action: 'themeChange', socketType: 'themeChange', chartName: '', value: 'vintage' },
    { action: 'fullScreen', socketType: 'fullScreen', chartName: 'trend', value: true },
    expect.objectContaining({ action: 'getData', socketType: 'c' }),
    expect.objectContaining({ action: 'heartbeat' }),
  ]);
});

test('G-4 a late guest on a wall in its initial state is sent nothing of it', async () => {
  const { socketUrl } = await startWallServer({ charts });
  const guest = await openSocket(socketUrl);
  guest.send({ action: 'getData', socketType: 'a', chartName: 'trend' });
  await guest.settled();
  expect(guest.frames.map(({ json }) => json.action)).toEqual(['getData', 'heartbeat']);
});

test.each([
  [
    'a missing chart',
    { action: 'getData', socketType: 'x', chartName: 'nothing', requestId: 'r' },
    { chartName: 'nothing', requestId: 'r' },
    404,
  ],
  ['a misspelt field', { action: 'getData', socketType: 'x', chartname: 'trend' }, {}, 400],
  ['a path as a name', { action: 'getData', socketType: 'x', chartName: '../package' }, {}, 400],
  ['malformed JSON', '{"action":', {}, 400],
  ['a list', '[1]', {}, 400],
  ['an action that only the server says', { action: 'reload', socketType: 'x' }, {}, 400],
])(
  'G-5 %s is answered with an error without a socketType, and the socket goes on',
  async (_, sent, address, code) => {
    const { socketUrl } = await startWallServer({ charts });
    const guest = await openSocket(socketUrl);
    guest.send(sent);
    const message = expect.any(String) as string;
    expect(await guest.next('error')).toEqual({ action: 'error', ...address, error: { code, message } });
    guest.send({ action: 'getData', socketType: 'trendData', chartName: 'trend' });
    expect((await guest.next('getData')).data).toBe(charts.trend);
  },
);

test('G-6 a guest gets nothing of what only screens understand', async () => {
  const { socketUrl, write } = await startWallServer({ charts });
  const guest = await openSocket(socketUrl);
  const screen = await openScreen(socketUrl, 's1');
  guest.send({ action: 'getData', socketType: 'trendData', chartName: 'trend' });
  screen.send({ action: 'getData', chartName: 'trend' });
  await screen.next('getData');
  await write('trend', '{broken');
  await screen.next('problem');
  screen.send({ action: 'pageChange', value: 1 });
  await screen.next('pageChange');
  await guest.settled();
  expect(guest.frames.map(({ json }) => json.action)).toEqual(['getData', 'heartbeat']);
});

test('G-6 a guest is on the wall that its URL names', async () => {
  const { socketUrl } = await startWallServer({ charts });
  const [lobby, main] = [
    await openSocket(`${socketUrl}/?wall=${encodeURIComponent('大厅')}`),
    await openSocket(socketUrl),
  ];
  const screen = await openScreen(socketUrl, 's1', { wall: '大厅' });
  lobby.send({ action: 'themeChange', value: 'vintage' });
  expect(await screen.next('themeChange')).toMatchObject({ value: 'vintage' });
  await main.settled();
  expect(main.frames.map(({ json }) => json.action)).toEqual(['heartbeat']);
});

test('G-6 a wall that is no name is refused with 4400', async () => {
  const { socketUrl } = await startWallServer({ charts });
  const guest = await openSocket(`${socketUrl}/?wall=..%2Fetc`);
  expect((await guest.closed).code).toBe(4400);
});
