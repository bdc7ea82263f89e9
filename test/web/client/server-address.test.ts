import { describe, expect, test } from 'vitest';
import { completeAddress } from '../../../web/client/server-address.ts';

const page = { protocol: 'http:', host: 'wall.test:8888', search: '' };

describe('the address of a connection', () => {
  test("is the page's own server", () => {
    expect(completeAddress(undefined, {}, page)).toEqual({ url: 'ws://wall.test:8888/' });
  });

  test('is wss from a page on https', () => {
    expect(completeAddress(undefined, {}, { ...page, protocol: 'https:' }).url).toBe('wss://wall.test:8888/');
  });

  test("names the page's own wall and screen", () => {
    const search = '?wall=%E5%A4%A7%E5%8E%85&screen=left+one&theme=vintage';
    expect(completeAddress(undefined, {}, { ...page, search })).toEqual({
      url: 'ws://wall.test:8888/?wall=%E5%A4%A7%E5%8E%85',
      wall: '大厅',
      name: 'left one',
    });
  });

  test('prefers what connect was told', () => {
    const options = { wall: 'hall', name: 'door' };
    const address = completeAddress(undefined, options, { ...page, search: '?wall=other&screen=other' });
    expect(address).toEqual({ url: 'ws://wall.test:8888/?wall=hall', wall: 'hall', name: 'door' });
  });

  test('works with a fixed address, as the original client has it, and with no page around', () => {
    expect(completeAddress('ws://localhost:9998', {}, undefined)).toEqual({ url: 'ws://localhost:9998/' });
    expect(completeAddress('ws://localhost:9998/?wall=hall', {}, page).wall).toBe('hall');
  });

  test('cannot be guessed outside a page, or made of what is none', () => {
    expect(() => completeAddress(undefined, {}, undefined)).toThrow(TypeError);
    expect(() => completeAddress('nowhere', {}, page)).toThrow(TypeError);
  });
});
