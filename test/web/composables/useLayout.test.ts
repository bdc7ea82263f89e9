// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Layout } from '#protocol';
import { createLayout } from '../../../web/composables/index.ts';
import { fakeSocket } from './fake-socket.ts';

const layout = (...charts: string[]): Layout => ({
  pages: [{ kind: 'auto', key: 'a', charts }],
  screens: {},
});

test('a page shows the cached layout until the server sends one', () => {
  const fake = fakeSocket();
  const { layout: shown } = createLayout(fake.socket, layout('old'));
  expect(shown.value).toEqual(layout('old'));
  fake.layout.set(layout('new'));
  expect(shown.value).toEqual(layout('new'));
});

test('an equal layout after a reconnect keeps its identity, so nothing moves', () => {
  const fake = fakeSocket();
  const { layout: shown } = createLayout(fake.socket);
  fake.layout.set(layout('one'));
  const first = shown.value;
  fake.layout.set(layout('one'));
  expect(shown.value).toBe(first);
});

test('a change is shown at once', () => {
  const fake = fakeSocket();
  const { layout: shown } = createLayout(fake.socket);
  fake.layout.set(layout('one'));
  fake.layout.set(layout('two'));
  expect(shown.value).toEqual(layout('two'));
});

test('losing the connection keeps the layout', () => {
  const fake = fakeSocket();
  const { layout: shown } = createLayout(fake.socket);
  fake.layout.set(layout('one'));
  fake.layout.set(undefined);
  expect(shown.value).toEqual(layout('one'));
});

test('stopping unsubscribes', () => {
  const fake = fakeSocket();
  createLayout(fake.socket).stop();
  expect(fake.layout.listeners.size).toBe(0);
});
