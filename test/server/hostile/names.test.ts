import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { isName } from '#protocol';
import { expect, test } from 'vitest';
import { chartNameOf } from '../../../server/charts/chart-file.ts';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { rawAnswer } from '../../helpers/raw-answer.ts';
import { openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

const parts = [
  '..',
  '.',
  '/',
  '\\',
  '%2e',
  '%2f',
  '%5c',
  '\0',
  ':',
  '~',
  '$',
  ' ',
  'CON',
  'a',
  'sales',
  '数据',
  '\u2215',
  '\uff0f',
  '\ud800',
  '\u202e',
  '.json',
  '-',
  '_',
];
const name = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 70 }),
  fc.array(fc.constantFrom(...parts), { maxLength: 8 }).map((some) => some.join('')),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,70}$/),
);
const folder = '/data';

test('none of 200,000 random names that are taken for names leads out of the folder, or to another name', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(name, { minLength: 1000, maxLength: 1000 }), (names) => {
      for (const each of names.filter(isName)) {
        taken++;
        const file = join(folder, `${each}.json`);
        if (dirname(file) !== folder || (chartNameOf(`${each}.json`) ?? each) !== each)
          throw new Error(JSON.stringify(each));
      }
    }),
    { numRuns: 200 },
  );
  expect(taken).toBeGreaterThan(1000);
});

test('300 random names are answered by both doors, and none of them leads anywhere', async () => {
  const { url, socketUrl } = await startWallServer({ charts: { trend: [1] } });
  const control = await openControlScreen(socketUrl);
  const guest = await openSocket(socketUrl);
  for (const each of fc.sample(name.filter(Boolean), 300)) {
    guest.send({ action: 'getData', chartName: each });
    expect([400, 404], JSON.stringify(each)).toContain((await guest.next('error')).error.code);
    const path = encodeURIComponent(Buffer.from(each).toString());
    const { status } = await rawAnswer(
      url,
      `GET /api/${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    expect(status, path).toBeGreaterThanOrEqual(400);
  }
  await control.sawNothing();
});
