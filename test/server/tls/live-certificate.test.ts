import { expect, test } from 'vitest';
import { pino } from 'pino';
import { CertificateError, type KeyPair } from '../../../server/tls/certificate.ts';
import { openCertificate } from '../../../server/tls/live-certificate.ts';
import { createPair } from './pair.ts';

/** A source whose pair the test sets, a clock that the test moves, and what was logged. */
async function open(pair: KeyPair) {
  const state: { pair: KeyPair | Error } = { pair };
  const logged: string[] = [];
  let wake = () => {};
  const contexts: string[] = [];
  const certificate = await openCertificate(
    { read: () => (state.pair instanceof Error ? Promise.reject(state.pair) : Promise.resolve(state.pair)) },
    {
      log: pino({}, { write: (line: string) => logged.push((JSON.parse(line) as { msg: string }).msg) }),
      now: Date.now,
      after(_, run) {
        wake = run;
        return () => (wake = () => {});
      },
    },
  );
  const server = { setSecureContext: (options: { cert: string }) => contexts.push(options.cert) };
  certificate.follow([server as never]);
  async function poll(): Promise<void> {
    wake();
    for (let i = 0; i < 10; i++) await Promise.resolve();
  }
  return { state, logged, contexts, certificate, poll };
}

test('a new pair is taken once, by every server', async () => {
  const [first, second] = [await createPair(), await createPair()];
  const { state, contexts, certificate, logged, poll } = await open(first);
  await poll();
  expect(contexts).toEqual([]);
  state.pair = second;
  await poll();
  await poll();
  expect(contexts).toEqual([second.cert]);
  expect(certificate.current.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  expect(logged).toEqual(['new TLS certificate']);
});

test('a broken pair is told once, the old one stays, and the next good one is taken', async () => {
  const [first, second] = [await createPair(), await createPair()];
  const { state, contexts, certificate, logged, poll } = await open(first);
  const broken = [
    { cert: second.cert, key: first.key },
    { cert: 'nothing', key: second.key },
    new Error('ENOENT'),
  ];
  for (const pair of broken) {
    state.pair = pair;
    for (let i = 0; i < 3; i++) await poll();
  }
  expect([contexts, certificate.current.cert]).toEqual([[], first.cert]);
  expect(logged).toEqual(['the new TLS certificate cannot be used: the old one stays']);
  state.pair = second;
  await poll();
  expect(contexts).toEqual([second.cert]);
});

test('two files that are replaced one after the other are no fault', async () => {
  const [first, second] = [await createPair(), await createPair()];
  const { state, logged, poll } = await open(first);
  state.pair = { cert: second.cert, key: first.key };
  await poll();
  state.pair = second;
  await poll();
  expect(logged).toEqual(['new TLS certificate']);
});

test('at the start a pair that cannot be used is refused with the reason', async () => {
  const [first, second] = [await createPair(), await createPair()];
  await expect(open({ cert: first.cert, key: second.key })).rejects.toThrow(
    new CertificateError('the key belongs to another certificate'),
  );
  await expect(open({ cert: 'nothing', key: second.key })).rejects.toThrow(
    'the certificate cannot be read as PEM',
  );
  await expect(open({ cert: first.cert, key: 'nothing' })).rejects.toThrow('the key cannot be read as PEM');
});
