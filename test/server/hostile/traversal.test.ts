import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { rawAnswer } from '../../helpers/raw-answer.ts';
import { openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

const secret = 'what nobody may read';

/** A server with a secret beside its data folder, and others within that are no charts. */
async function startWithSecrets() {
  const server = await startWallServer({ charts: { trend: [1] } });
  const folder = dirname(server.dir);
  const content = JSON.stringify([secret]);
  await writeFile(join(folder, 'secret.json'), content);
  await writeFile(join(server.dir, '.hidden.json'), content);
  await mkdir(join(server.dir, 'inner'));
  await writeFile(join(server.dir, 'inner', 'secret.json'), content);
  const files = async () =>
    (await readdir(folder, { recursive: true })).filter((file) => !file.startsWith('state/')).sort();
  return { ...server, folder, files };
}

/** How a client may write the way out of the data folder, or into what is no chart. */
const ways = (folder: string) => [
  '../secret',
  './../secret',
  '..%2fsecret',
  '..%2Fsecret',
  '%2e%2e/secret',
  '%2e%2e%2fsecret',
  '.%2e/secret',
  '%2e.%2fsecret',
  '..\\secret',
  '..%5csecret',
  '..%252fsecret',
  '%252e%252e%252fsecret',
  '..%c0%afsecret',
  '..%e0%80%afsecret',
  '%c0%ae%c0%ae%2fsecret',
  '..%u2215secret',
  '..%ef%bc%8fsecret',
  '..%2fsecret%00',
  '..%00%2fsecret',
  '....//secret',
  '..;/secret',
  'trend/../../secret',
  'inner/secret',
  'inner%2fsecret',
  '.hidden',
  `${folder}/secret`,
  encodeURIComponent(`${folder}/secret`),
  `file:%2f%2f${folder}/secret`,
];

const encodings = ways('').length;

test(`none of ${encodings} spellings of a way out of the data folder reads, writes or deletes anything over HTTP`, async () => {
  const { url, socketUrl, folder, files } = await startWithSecrets();
  const control = await openControlScreen(socketUrl);
  const before = await files();
  const say = (method: string, path: string) =>
    rawAnswer(
      url,
      `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 3\r\nConnection: close\r\n\r\n[2]`,
    );
  for (const way of ways(folder)) {
    const paths = [
      `/api/${way}`,
      `/api/${way}.json`,
      `/api/${way}.svg`,
      `/${way}`,
      `/${way}.json`,
      `/assets/${way}.json`,
      `/maps/${way}`,
    ];
    const requests = [
      ...paths.map((path) => ['GET', path] as const),
      ['PUT', paths[0]!],
      ['PATCH', paths[0]!],
      ['DELETE', paths[0]!],
    ] as const;
    for (const [method, path] of requests) {
      const { status, text } = await say(method, path);
      expect(status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
      expect(text, `${method} ${path}`).not.toContain(secret);
    }
  }
  expect(await files()).toEqual(before);
  expect(await readFile(join(folder, 'secret.json'), 'utf8')).toContain(secret);
  await control.sawNothing();
});

test(`none of ${encodings} spellings of a way out of the data folder is the name of a chart on a socket, as sent and decoded`, async () => {
  const { socketUrl, folder } = await startWithSecrets();
  const control = await openControlScreen(socketUrl);
  for (const way of ways(folder)) {
    const guest = await openSocket(socketUrl);
    for (const chartName of [way, decoded(way), `${way}.json`]) {
      for (const action of ['getData', 'fullScreen'])
        guest.send({ action, chartName, socketType: 'x', value: true });
      const { error } = await guest.next('error');
      expect([400, 404], chartName).toContain(error.code);
    }
    await guest.settled();
    expect(guest.frames.map(({ text }) => text).join()).not.toContain(secret);
    guest.close();
  }
  expect((await openSocket(socketUrl)).frames).toEqual([]);
  await control.sawNothing();
});

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return unescape(text);
  }
}
