import { afterEach, beforeEach, expect, test } from 'vitest';
import { createContent } from '../../../server/charts/snapshot.ts';
import { type Harness, january, startApp } from './app-harness.ts';
import { request } from './request.ts';

let app: Harness;
beforeEach(async () => {
  app = await startApp();
  app.put('sales', '[1]');
});
afterEach(() => app.close());

const content = createContent('[2]', Buffer.from('[2]'));
const hold = () =>
  app.store.hold('sales', { code: 'held', file: 'sales.json', reason: 'why' }, content, january + 1);
const accept = (name: string) => request(app).post(`/api/${name}/accept`);

test('what is held back of a chart is shown once it is accepted', async () => {
  hold();
  await request(app).get('/api/sales').expect(200, '[1]');
  const { body } = await accept('sales').expect(200);
  expect(body).toEqual({
    name: 'sales',
    revision: expect.any(Number) as number,
    etag: content.etag,
    modified: january + 1,
  });
  await request(app).get('/api/sales').expect(200, '[2]');
  expect(app.store.problem('sales')).toBeUndefined();
});

test('accepting where nothing is held is 409, and 404 for a chart that is not there', async () => {
  await accept('sales').expect(409);
  await accept('none').expect(404, { message: 'there is nothing of none that is held back', status: 404 });
  await accept('a.b').expect(404);
});

test('a page of another site may not accept', async () => {
  hold();
  await accept('sales').set('Origin', 'http://elsewhere.example').expect(403);
  await request(app).get('/api/sales').expect(200, '[1]');
});

test('reading the address is refused with 405', async () => {
  await request(app).get('/api/sales/accept').expect(405);
});
