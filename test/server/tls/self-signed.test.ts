import { X509Certificate } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { selfSigned } from '../../../server/tls/sources.ts';
import { silentLog } from '../../helpers/log.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const day = 86_400_000;

async function createSource() {
  const folder = join(await tempFolder(), 'tls');
  const state = { names: ['wall.local', 'localhost', '192.168.1.5', 'fd00::5'], now: Date.now() };
  const open = () => selfSigned({ folder, names: () => state.names, now: () => state.now, log: silentLog });
  return { folder, state, open, file: (name: string) => readFile(join(folder, name), 'utf8') };
}

const publicKeyOf = (cert: string) =>
  new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'pem' });

test('the certificate is for every name and address, and the authority in the state folder has signed it', async () => {
  const { open, file } = await createSource();
  const { cert } = await open().read();
  const certificate = new X509Certificate(cert);
  for (const name of ['wall.local', 'localhost']) expect(certificate.checkHost(name)).toBe(name);
  for (const address of ['192.168.1.5', 'fd00::5']) expect(certificate.checkIP(address)).toBe(address);
  expect(certificate.checkHost('evil.example')).toBeUndefined();
  const authority = new X509Certificate(await file('ca.pem'));
  expect(authority.subject).toBe(`CN=Chartwall on ${hostname()}`);
  expect([authority.issuer, certificate.issuer]).toEqual([authority.subject, authority.subject]);
  expect([authority.ca, certificate.ca]).toEqual([true, false]);
  expect(certificate.checkIssued(authority) && certificate.verify(authority.publicKey)).toBe(true);
});

test('it stays the same over time and restarts while nothing changes', async () => {
  const { open, state } = await createSource();
  const source = open();
  const first = await source.read();
  state.now += 300 * day;
  expect((await source.read()).cert).toBe(first.cert);
  expect(await open().read()).toMatchObject({ cert: first.cert, key: first.key });
});

test.each([
  ['another address', (state: { names: string[] }) => state.names.push('10.0.0.7')],
  ['its end within 30 days', (state: { now: number }) => (state.now += 370 * day)],
  ['a clock that was wrong', (state: { now: number }) => (state.now -= 10 * 365 * day)],
])('%s: it is issued again, with the same key, so that a kiosk knows it', async (_, change) => {
  const { open, state } = await createSource();
  const source = open();
  const first = await source.read();
  change(state);
  const second = await source.read();
  expect(second.cert).not.toBe(first.cert);
  expect(publicKeyOf(second.cert)).toBe(publicKeyOf(first.cert));
  const { validFrom, validTo } = new X509Certificate(second.cert);
  expect(Date.parse(validFrom)).toBeLessThan(state.now);
  expect(Date.parse(validTo) - state.now).toBeGreaterThan(300 * day);
  for (const name of state.names.slice(2)) expect(new X509Certificate(second.cert).checkIP(name)).toBe(name);
});

test('an authority is kept as long as it outlives what it issues, and then made anew', async () => {
  const { open, state, file } = await createSource();
  await open().read();
  const first = await file('ca.pem');
  state.now += 8 * 365 * day;
  await open().read();
  expect(await file('ca.pem')).toBe(first);
  state.now += 365 * day;
  const { cert } = await open().read();
  const next = new X509Certificate(await file('ca.pem'));
  expect(await file('ca.pem')).not.toBe(first);
  expect(new X509Certificate(cert).verify(next.publicKey)).toBe(true);
});

test('what is damaged is made anew', async () => {
  const { open, folder, file } = await createSource();
  await open().read();
  for (const name of ['server.pem', 'ca.key', 'ca.pem']) {
    await writeFile(join(folder, name), 'nothing');
    const { cert } = await open().read();
    expect(new X509Certificate(cert).verify(new X509Certificate(await file('ca.pem')).publicKey)).toBe(true);
  }
});

test.skipIf(process.platform === 'win32')('private keys are for the server alone', async () => {
  const { open, folder } = await createSource();
  await open().read();
  const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
  expect(await modeOf(folder)).toBe(0o700);
  for (const name of ['ca.key', 'server.key'])
    expect([name, await modeOf(join(folder, name))]).toEqual([name, 0o600]);
});
