import { afterEach, beforeEach, expect, test } from 'vitest';
import { createContent } from '../../../server/charts/snapshot.ts';
import { type Harness, january, startApp } from './app-harness.ts';

let app: Harness;
beforeEach(async () => {
  app = await startApp();
  app.put('sales', '[1]');
});
afterEach(() => app.close());

const content = createContent('[2]', Buffer.from('[2]'));
const hold = () =>
  app.store.hold('sales', { code: 'held', file: 'sales.json', reason: 'why' }, content, january + 1);
const accept = (name: string, headers: Record<string, string> = {}) =>
  app.ask(`/api/${name}/accept`, { method: 'POST', headers });

test('what is held back of a chart is shown once it is accepted', async () => {
  hold();
  expect((await app.ask('/api/sales')).text).toBe('[1]');
  const answer = await accept('sales');
  expect(answer.status).toBe(200);
  expect(answer.json()).toEqual({
    name: 'sales',
    revision: expect.any(Number) as number,
    etag: content.etag,
    modified: january + 1,
  });
  expect((await app.ask('/api/sales')).text).toBe('[2]');
  expect(app.store.problem('sales')).toBeUndefined();
});

test('accepting where nothing is held is 409, and 404 for a chart that is not there', async () => {
  expect((await accept('sales')).status).toBe(409);
  expect((await accept('none')).json()).toEqual({
    message: 'there is nothing of none that is held back',
    status: 404,
  });
  expect((await accept('a.b')).status).toBe(404);
});

test('a page of another site may not accept', async () => {
  hold();
  expect((await accept('sales', { Origin: 'http://elsewhere.example' })).status).toBe(403);
  expect((await app.ask('/api/sales')).text).toBe('[1]');
});

test('reading the address is refused with 405', async () => {
  expect((await app.ask('/api/sales/accept')).status).toBe(405);
});
