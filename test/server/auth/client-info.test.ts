import { describe, expect, test } from 'vitest';
import { createClientInfo, isProxyName, type Visitor } from '../../../server/auth/client-info.ts';

const visitor = (from: string, headers: Visitor['headers'] = {}, encrypted?: boolean): Visitor => ({
  headers: { host: 'inner:8888', ...headers },
  httpVersion: '1.1',
  socket: { remoteAddress: from, encrypted },
});
const proxy = '10.0.0.1';
const infoOf = createClientInfo([proxy, '10.1.0.0/16', 'loopback', '2001:db8::/32']);
const addressFrom = (from: string, headers: Visitor['headers']) => infoOf(visitor(from, headers)).address;

test('the peer is the client while no proxy is trusted, whatever the fields say', () => {
  const headers = {
    'x-forwarded-for': '192.0.2.7',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'wall.example',
    forwarded: 'for=192.0.2.7;proto=https',
  };
  const direct = { address: '198.51.100.1', host: 'inner:8888', isSecure: false, isForwarded: false };
  expect(createClientInfo([])(visitor('198.51.100.1', headers))).toEqual(direct);
  expect(infoOf(visitor('198.51.100.1', headers))).toEqual(direct);
});

test('an IPv4 client of a server on `::`, and TLS, are seen for what they are', () => {
  expect(infoOf(visitor('::ffff:198.51.100.1', {}, true))).toEqual({
    address: '198.51.100.1',
    host: 'inner:8888',
    isSecure: true,
    isForwarded: false,
  });
});

describe('behind a trusted proxy', () => {
  test('client, scheme and host are what it says', () => {
    const common = {
      'x-forwarded-for': '192.0.2.7',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'wall.example:8443',
    };
    const standard = { forwarded: 'for=192.0.2.7;proto=HTTPS;host="wall.example:8443"' };
    const client = { address: '192.0.2.7', host: 'wall.example:8443', isSecure: true, isForwarded: true };
    for (const headers of [common, standard, { ...common, ...standard }])
      expect(infoOf(visitor(proxy, headers))).toEqual(client);
  });

  test('nothing changes when it says nothing', () => {
    expect(infoOf(visitor('127.0.0.1'))).toEqual({
      address: '127.0.0.1',
      host: 'inner:8888',
      isSecure: false,
      isForwarded: false,
    });
  });

  test.each<[field: string, address: string]>([
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:4711', '192.0.2.7'],
    ['[2001:db9::7]:4711', '2001:db9::7'],
    ['2001:db9::7', '2001:db9::7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    // proxies in front of proxies
    ['192.0.2.7, 10.1.2.3', '192.0.2.7'],
    ['192.0.2.7, 2001:db8::9, 10.1.2.3', '192.0.2.7'],
    // what a client wrote stands before what the proxy added
    ['127.0.0.1, 192.0.2.7', '192.0.2.7'],
    ['10.1.2.3, 192.0.2.7', '192.0.2.7'],
    ['1.1.1.1, 127.0.0.1, 192.0.2.7, 10.1.2.3', '192.0.2.7'],
    // nothing that can be read: the proxy stands for its clients
    ['unknown', proxy],
    ['', proxy],
    ['192.0.2.7, nonsense', proxy],
    ['192.0.2.7, unknown, 10.1.2.3', '10.1.2.3'],
    ['999.0.2.7', proxy],
    ['192.0.2.7 192.0.2.8', proxy],
  ])('X-Forwarded-For: %s is %s', (field, address) => {
    expect(addressFrom(proxy, { 'x-forwarded-for': field })).toBe(address);
  });

  test.each<[field: string, address: string]>([
    ['for=192.0.2.7', '192.0.2.7'],
    ['For="[2001:db9::7]:4711";by=10.0.0.9', '2001:db9::7'],
    ['proto=http;for=127.0.0.1, for=192.0.2.7, for=10.1.2.3', '192.0.2.7'],
    ['for=_hidden', proxy],
    ['for="192.0.2.7, 192.0.2.8"', proxy],
    ['proto=https', proxy],
    ['for="', proxy],
  ])('Forwarded: %s is %s', (field, address) => {
    expect(addressFrom(proxy, { forwarded: field })).toBe(address);
  });

  test('a field that the proxy does not know, and passes on from the client, is worth nothing', () => {
    const headers = {
      'x-forwarded-for': '192.0.2.7',
      forwarded: 'for=127.0.0.1;proto=https;host=wall.example',
    };
    expect(infoOf(visitor(proxy, headers))).toEqual({
      address: proxy,
      host: 'inner:8888',
      isSecure: false,
      isForwarded: true,
    });
  });

  test('of two schemes or hosts the nearest proxy wrote the last', () => {
    const headers = { 'x-forwarded-proto': 'https, http', 'x-forwarded-host': 'evil.example, wall.example' };
    expect(infoOf(visitor(proxy, headers))).toMatchObject({ host: 'wall.example', isSecure: false });
  });

  test('a field of 16 KB is read at once', () => {
    const quotes = '"\\'.repeat(8000);
    expect(addressFrom(proxy, { forwarded: `for=${quotes}` })).toBe(proxy);
    expect(addressFrom(proxy, { 'x-forwarded-for': '10.1.2.3,'.repeat(1800) })).toBe('10.1.2.3');
  });
});

test('proxies are named by address, by subnet or as loopback', () => {
  for (const name of ['loopback', '10.0.0.1', '10.0.0.0/8', '0.0.0.0/0', '::1', 'fd00::/8', '2001:db8::/128'])
    expect([name, isProxyName(name)]).toEqual([name, true]);
  for (const name of ['', 'proxy', '10.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', 'fd00::/129', '/8'])
    expect([name, isProxyName(name)]).toEqual([name, false]);
});
