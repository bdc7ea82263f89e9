import { expect, test, vi } from 'vitest';
import { nextTick, ref, shallowRef } from 'vue';
import type { Layout, SpanPart } from '#protocol';
import { createWallSpan, parsePart } from '../../../../web/composables/index.ts';
import { fakeSocket } from '../fake-socket.ts';

const span = { columns: 2, rows: 2, bezel: [0, 0] as [number, number] };
const spanned: Layout = { pages: [], screens: { left: { part: [1, 2] } }, span };

function open({ first = spanned, screen = '', chosen = '' } = {}) {
  const layout = shallowRef(first);
  const isOnWall = ref(true);
  const { socket, sent, connection } = fakeSocket();
  const onChosen = vi.fn<(part: SpanPart | undefined) => void>();
  const wall = createWallSpan(socket, {
    layout,
    screen,
    chosen: parsePart(chosen),
    isOnWall: () => isOnWall.value,
    onChosen,
  });
  return { ...wall, layout, isOnWall, sent, connection, onChosen };
}

test('a screen shows the part that its URL names, and the one that the wall’s file gives it before that', () => {
  expect(open({ chosen: '2,1' }).part.value).toEqual([2, 1]);
  const left = open({ screen: 'left', chosen: '2,1' });
  expect([left.part.value, left.isFixed.value]).toEqual([[1, 2], true]);
  expect(open().part.value).toBeUndefined();
});

test.each(['3,1', '0,1', '1', '1,2,3', 'a,b', '1.5,1', ''])('%j is no part of it', (chosen) => {
  expect(open({ chosen }).part.value).toBeUndefined();
});

test('a wall without a span, and a page that is none of the wall’s, have no parts', () => {
  expect(open({ first: { pages: [], screens: {} }, chosen: '1,1' }).part.value).toBeUndefined();
  const { isOnWall, part } = open({ chosen: '1,1' });
  isOnWall.value = false;
  expect(part.value).toBeUndefined();
});

test('S-16 the server is told the part once connected, again after each loss, and when it changes', async () => {
  const { layout, sent, connection, choose, onChosen } = open({
    first: { pages: [], screens: {} },
    chosen: '2,2',
  });
  expect(sent).toEqual([]);
  layout.value = spanned;
  expect(sent.splice(0)).toEqual([{ action: 'spanPart', value: [2, 2] }]);
  connection.set({ status: 'lost', since: 0, attempt: 1 });
  connection.set({ status: 'open', since: 0, screen: 's', wall: 'main', num: 1, transport: 'socket' });
  expect(sent.splice(0)).toEqual([{ action: 'spanPart', value: [2, 2] }]);
  choose([1, 1]);
  choose(undefined);
  await nextTick();
  expect(sent.splice(0)).toEqual([
    { action: 'spanPart', value: [1, 1] },
    { action: 'spanPart', value: null },
  ]);
  expect(onChosen.mock.calls).toEqual([[[1, 1]], [undefined]]);
});
