import { expect, onTestFinished, test } from 'vitest';
import { startApp } from './app-harness.ts';

test('readyz is 503 until the first scan is done and again while the server drains; healthz is 200 throughout', async () => {
  let ready = false;
  const app = await startApp({ isReady: () => ready });
  onTestFinished(app.close);

  const before = await app.ask('/readyz');
  expect(before.status).toBe(503);
  expect(before.json()).toEqual({ status: 503, message: expect.any(String) as string });
  expect((await app.ask('/healthz')).status).toBe(200);

  ready = true;
  expect((await app.ask('/readyz')).status).toBe(200);
  expect((await app.ask('/readyz')).json()).toEqual({ status: 200, message: 'ready' });

  ready = false;
  expect((await app.ask('/readyz', { method: 'HEAD' })).status).toBe(503);
  expect((await app.ask('/healthz')).status).toBe(200);
  expect(app.logged).toEqual([]);
});

test('readyz says degraded while state cannot be stored, but stays 200: the wall goes on showing data', async () => {
  let [ready, degraded] = [true, true];
  const app = await startApp({ isReady: () => ready, isDegraded: () => degraded });
  onTestFinished(app.close);
  const answer = await app.ask('/readyz');
  expect(answer.status).toBe(200);
  expect(answer.json()).toEqual({ status: 200, message: expect.stringMatching(/^degraded: /) as string });
  degraded = false;
  expect((await app.ask('/readyz')).json()).toEqual({ status: 200, message: 'ready' });
  [ready, degraded] = [false, true];
  expect((await app.ask('/readyz')).status).toBe(503);
});

test('version says which version runs', async () => {
  const app = await startApp({ version: '9.8.7' });
  onTestFinished(app.close);
  expect((await app.ask('/version')).json()).toEqual({ name: 'chartwall', version: '9.8.7' });
});

test.each(['/healthz', '/readyz', '/version'])(
  '%s is never kept by a cache and answers only reading',
  async (path) => {
    const app = await startApp();
    onTestFinished(app.close);
    expect((await app.ask(path)).headers['cache-control']).toBe('no-store');
    expect((await app.ask(path, { method: 'POST' })).status).toBe(405);
  },
);
