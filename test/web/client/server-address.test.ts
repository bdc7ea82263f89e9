import { describe, expect, test } from 'vitest';
import { resolveAddress } from '../../../web/client/server-address.ts';

const page = { protocol: 'http:', host: 'wall.test:8888', search: '' };

describe('the address of a connection', () => {
  test("is the page's server by default", () => {
    expect(resolveAddress(undefined, {}, page)).toEqual({ url: 'ws://wall.test:8888/' });
  });

  test('is wss from a page on https', () => {
    expect(resolveAddress(undefined, {}, { ...page, protocol: 'https:' }).url).toBe('wss://wall.test:8888/');
  });

  test("includes the page's wall and screen", () => {
    const search = '?wall=%E5%A4%A7%E5%8E%85&screen=left+one&theme=vintage';
    expect(resolveAddress(undefined, {}, { ...page, search })).toEqual({
      url: 'ws://wall.test:8888/?wall=%E5%A4%A7%E5%8E%85',
      wall: '大厅',
      name: 'left one',
    });
  });

  test('prefers the options of connect', () => {
    const options = { wall: 'hall', name: 'door' };
    const address = resolveAddress(undefined, options, { ...page, search: '?wall=other&screen=other' });
    expect(address).toEqual({ url: 'ws://wall.test:8888/?wall=hall', wall: 'hall', name: 'door' });
  });

  test('works with a fixed URL, as in the original client, and outside a page', () => {
    expect(resolveAddress('ws://localhost:9998', {}, undefined)).toEqual({ url: 'ws://localhost:9998/' });
    expect(resolveAddress('ws://localhost:9998/?wall=hall', {}, page).wall).toBe('hall');
  });

  test('throws outside a page without a URL, and on an invalid URL', () => {
    expect(() => resolveAddress(undefined, {}, undefined)).toThrow(TypeError);
    expect(() => resolveAddress('nowhere', {}, page)).toThrow(TypeError);
  });
});
