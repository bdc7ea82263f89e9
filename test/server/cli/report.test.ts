import type { X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { TlsConfig } from '../../../server/tls/open.ts';
import { startReport } from '../../../server/cli/report.ts';

const good = (name: string) => ({ name, revision: 1, etag: 'e', modified: 0, bytes: 2 });
const problem = {
  code: 'syntax',
  file: 'rank.json',
  line: 12,
  column: 5,
  reason: 'a comma too many',
} as const;

const start: Parameters<typeof startReport>[0] = {
  config: { dir: './figures', hasFolder: true, open: false, demo: false, tls: null, stateDir: '.chartwall' },
  version: '1.2.3',
  url: 'http://localhost:8888/',
  networkUrls: [],
  guestPort: null,
  redirectPort: null,
  certificate: null,
  charts: [good('map'), good('seller')],
  walls: [],
};

test('says where to look and how many charts there are, and nothing that is not so', () => {
  expect(startReport(start)).toBe(
    [
      'Chartwall 1.2.3',
      '  Wall     http://localhost:8888/',
      '  Console  http://localhost:8888/console',
      `  Charts   2 in ${resolve('figures')}`,
      'Ctrl-C ends it.',
      '',
    ].join('\n'),
  );
});

test('says which files are broken, where and why, and counts the charts that can be shown', () => {
  const charts = [
    good('map'),
    { ...good('rank'), problem },
    { name: 'new', problem: { ...problem, file: 'new.json' } },
  ];
  const lines = startReport({ ...start, charts }).split('\n');
  expect(lines).toContain(`  Charts   2 in ${resolve('figures')}`);
  expect(lines).toContain('  Broken   rank.json:12:5 a comma too many');
  expect(lines).toContain('  Broken   new.json:12:5 a comma too many');
});

test('tells the owner of an empty folder what to do', () => {
  expect(startReport({ ...start, charts: [] })).toContain(
    `none yet: drop a JSON file in ${resolve('figures')}`,
  );
});

test('says loudly that everybody may do everything, and where the network finds the wall', () => {
  const report = startReport({
    ...start,
    config: { ...start.config, open: true },
    networkUrls: ['http://192.168.1.7:8888/'],
  });
  expect(report).toContain('  Network  http://192.168.1.7:8888/');
  expect(report).toMatch(/^OPEN TO EVERYBODY: .*everything/m);
});

test('has one link for the operator at the first start with a secret', () => {
  expect(startReport({ ...start, firstToken: 'abc' })).toContain(
    '  Operator http://localhost:8888/#token=abc\n',
  );
  expect(startReport(start)).not.toContain('Operator');
});

test('names the guest port and the demo when there are any', () => {
  const report = startReport({ ...start, config: { ...start.config, demo: true }, guestPort: 9998 });
  expect(report).toContain('  Guests   port 9998');
  expect(report).toMatch(/^Demo: .*sample data/m);
});

test('says until when a certificate is good, how to recognise it, and with self-signed how to be trusted', () => {
  const x509 = { validTo: 'Dec  1 10:00:00 2027 GMT' } as X509Certificate;
  const certificate = { fingerprint: 'AB:CD', publicKeyHash: 'hash=', x509 };
  const withTls = (tls: TlsConfig) =>
    startReport({ ...start, config: { ...start.config, tls }, certificate, redirectPort: 80 }).split('\n');
  const known = ['  Redirect port 80 leads to TLS', '  TLS      until 2027-12-01, SHA-256 AB:CD'];
  expect(withTls({ cert: 'a.pem', key: 'a.key' }).slice(3, -3)).toEqual(known);
  expect(withTls('self-signed').slice(3, -3)).toEqual([
    ...known,
    `           trust ${resolve('.chartwall/tls/ca.pem')}, or start Chromium with`,
    '           --ignore-certificate-errors-spki-list=hash=',
  ]);
});

test('a node without a folder says whose charts it shows', () => {
  const report = startReport({ ...start, config: { ...start.config, hasFolder: false } });
  expect(report).toMatch(/Charts +\d+ of other nodes, through Redis/);
});
