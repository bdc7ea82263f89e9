import { expect, onTestFinished, test } from 'vitest';
import { startApp } from './app-harness.ts';
import { request } from './request.ts';

test('readyz is 503 until the first scan is done and again while the server drains; healthz is 200 throughout', async () => {
  let ready = false;
  const app = await startApp({ isReady: () => ready });
  onTestFinished(app.close);

  const before = await request(app).get('/readyz').expect(503);
  expect(before.body).toEqual({ status: 503, message: expect.any(String) as string });
  await request(app).get('/healthz').expect(200);

  ready = true;
  await request(app).get('/readyz').expect(200, { status: 200, message: 'ready' });

  ready = false;
  await request(app).head('/readyz').expect(503);
  await request(app).get('/healthz').expect(200);
  expect(app.logged).toEqual([]);
});

test('readyz says degraded while state cannot be stored, but stays 200: the wall goes on showing data', async () => {
  let ready = true;
  let trouble: string | undefined = 'the disk is full';
  const app = await startApp({ isReady: () => ready, degradation: () => trouble });
  onTestFinished(app.close);
  const answer = await request(app).get('/readyz').expect(200);
  expect(answer.body).toEqual({ status: 200, message: 'degraded: the disk is full' });
  // a balancer that can send screens elsewhere
  await request(app).get('/readyz?strict').expect(503);
  trouble = undefined;
  await request(app).get('/readyz?strict').expect(200, { status: 200, message: 'ready' });
  await request(app).get('/readyz').expect(200, { status: 200, message: 'ready' });
  [ready, trouble] = [false, 'the disk is full'];
  await request(app).get('/readyz').expect(503);
});

test('version says which version runs', async () => {
  const app = await startApp({ version: '9.8.7' });
  onTestFinished(app.close);
  await request(app).get('/version').expect(200, { name: 'chartwall', version: '9.8.7' });
});

test.each(['/healthz', '/readyz', '/version'])(
  '%s is never kept by a cache and answers only reading',
  async (path) => {
    const app = await startApp();
    onTestFinished(app.close);
    await request(app).get(path).expect(200).expect('Cache-Control', 'no-store');
    await request(app).post(path).expect(405);
  },
);
