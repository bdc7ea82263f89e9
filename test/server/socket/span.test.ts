import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

/** A server with a wall `big` that spans its screens. */
async function startSpan(span: object = { columns: 2, rows: 2, bezel: [8, 4] }) {
  const dir = await tempFolder();
  await mkdir(join(dir, 'walls'));
  const screens = { left: { part: [1, 1] } };
  const wall = { span, screens, pages: [{ tiles: [{ chart: 'sales' }] }] };
  await writeFile(join(dir, 'walls/big.json'), JSON.stringify(wall));
  const { url, socketUrl } = await startWallServer({ dir });
  const enter = (screen: string, more = {}) => openScreen(socketUrl, screen, { wall: 'big', ...more });
  const walls = async () =>
    ((await (await fetch(`${url}/api/-/walls`)).json()) as { walls: Record<string, unknown>[] }).walls;
  const big = async () => (await walls()).find(({ wall }) => wall === 'big');
  return { socketUrl, enter, walls, big };
}

const part = (column: number, row: number, ...screens: string[]) => ({
  part: [column, row],
  screens: screens.map((screen) => ({ screen, name: '' })),
  ...(screens.length === 0 && { missing: true }),
});

test('S-16 a screen is told the span of its wall, and its own part by the file', async () => {
  const { enter } = await startSpan();
  const { layout } = (await enter('s1')).entered;
  expect(layout).toMatchObject({
    span: { columns: 2, rows: 2, bezel: [0.08, 0.04] },
    screens: { left: { part: [1, 1] } },
  });
});

test('S-16 a bezel in millimetres is a fraction of the size of a screen', async () => {
  const { enter } = await startSpan({ columns: 2, rows: 1, bezel: [12, 9], size: [1200, 900] });
  expect((await enter('s1')).entered.layout.span).toEqual({ columns: 2, rows: 1, bezel: [0.01, 0.01] });
});

test('S-16 the list of walls says which screen shows which part, and which part none shows, also after a screen has gone', async () => {
  const { enter, walls, big } = await startSpan();
  expect(await walls()).toMatchObject([
    { wall: 'main', screens: 0, held: false },
    {
      wall: 'big',
      screens: 0,
      held: false,
      span: {
        columns: 2,
        rows: 2,
        bezel: [0.08, 0.04],
        parts: [part(1, 1), part(2, 1), part(1, 2), part(2, 2)],
      },
    },
  ]);
  const [one, two, whole] = [await enter('s1'), await enter('s2'), await enter('s3')];
  one.send({ action: 'spanPart', value: [1, 1] });
  two.send({ action: 'spanPart', value: [2, 2] });
  whole.send({ action: 'spanPart', value: null });
  await Promise.all([one, two, whole].map((screen) => screen.settled()));
  expect(await big()).toMatchObject({
    screens: 3,
    span: { parts: [part(1, 1, 's1'), part(2, 1), part(1, 2), part(2, 2, 's2')] },
  });
  two.close();
  await two.closed;
  one.send({ action: 'spanPart', value: [2, 1] });
  await one.settled();
  await expect
    .poll(big)
    .toMatchObject({ screens: 2, span: { parts: [part(1, 1), part(2, 1, 's1'), part(1, 2), part(2, 2)] } });
});

test('S-16 a screen keeps its part while a newer socket of it takes over, and has its name for people', async () => {
  const { enter, big } = await startSpan();
  const first = await enter('s1', { name: 'left' });
  first.send({ action: 'spanPart', value: [1, 1] });
  await first.settled();
  await enter('s1', { name: 'left' });
  await first.closed;
  expect(await big()).toMatchObject({
    span: { parts: [{ screens: [{ screen: 's1', name: 'left' }] }, {}, {}, {}] },
  });
});

test.each([[[0, 1]], [[1, 13]], [[1]], ['1,1'], [[1, 1, 1]]])(
  'S-16 %j is no part: an error, and nothing changes',
  async (value) => {
    const { enter, big } = await startSpan();
    const screen = await enter('s1');
    screen.send({ action: 'spanPart', value });
    expect(await screen.next('error')).toMatchObject({ error: { code: 400 } });
    expect(await big()).toMatchObject({ span: { parts: [part(1, 1), part(2, 1), part(1, 2), part(2, 2)] } });
  },
);

const view = (more: object = {}) => ({
  action: 'spanView',
  chartName: 'sales',
  pointer: null,
  place: null,
  choice: null,
  step: null,
  ...more,
});

describe('S-18 how people look at a chart', () => {
  test('reaches all screens of the wall, its sender as an echo, and one that comes late', async () => {
    const { enter } = await startSpan();
    const [one, two] = [await enter('s1'), await enter('s2')];
    const looks = view({ pointer: [0.25, 0.5], place: 'guangdong', choice: 'seller', step: 2 });
    one.send(looks);
    expect(await two.next('spanView')).toEqual(looks);
    expect(await one.next('spanView')).toEqual({ ...looks, own: true });
    expect(await (await enter('s3')).next('spanView')).toEqual(looks);
  });

  test('loses the pointer of a screen that leaves, and ends with the page', async () => {
    const { enter } = await startSpan();
    const [one, two] = [await enter('s1'), await enter('s2')];
    one.send(view({ pointer: [0, 1], place: 'guangdong' }));
    await two.next('spanView');
    one.close();
    expect(await two.next('spanView')).toEqual(view({ place: 'guangdong' }));
    two.send({ action: 'pageChange', value: 1 });
    await two.next('pageChange');
    const late = await enter('s3');
    await late.settled();
    expect(late.frames.map(({ json }) => String(json.action))).toEqual(['entered', 'heartbeat']);
  });

  test('is nobody’s business on a wall without a span, nor a guest’s', async () => {
    const { socketUrl, enter } = await startSpan();
    const [plain, other] = [await openScreen(socketUrl, 's1'), await openScreen(socketUrl, 's2')];
    plain.send(view());
    await plain.settled();
    await other.settled();
    expect(other.frames.map(({ json }) => String(json.action))).toEqual(['entered', 'heartbeat']);
    const guest = await openSocket(`${socketUrl}/?wall=big`);
    const screen = await enter('s3');
    guest.send(view());
    screen.send(view());
    await screen.next('spanView');
    await guest.settled();
    expect(guest.frames.map(({ json }) => String(json.action))).toEqual(['heartbeat']);
    expect(screen.frames.filter(({ json }) => json.action === 'spanView')).toHaveLength(1);
  });

  test.each([
    { pointer: [0, 2] },
    { pointer: 1 },
    { place: 'x'.repeat(65) },
    { step: -1 },
    { choice: undefined },
  ])('is refused when it is %j', async (wrong) => {
    const { enter } = await startSpan();
    const screen = await enter('s1');
    screen.send(view(wrong));
    expect(await screen.next('error')).toMatchObject({ error: { code: 400 } });
  });

  test('B-11 counts as an action: a flood closes its sender', async () => {
    const { enter } = await startSpan();
    const [one, two] = [await enter('s1'), await enter('s2')];
    for (let i = 0; i < 50; i++) one.send(view({ step: i }));
    expect((await one.closed).code).toBe(4429);
    await two.settled();
    expect(two.frames.filter(({ json }) => json.action === 'spanView').length).toBeLessThanOrEqual(21);
  });
});
