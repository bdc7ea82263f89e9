import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { openControlScreen } from '../helpers/control-screen.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { useWallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const server = useWallProcess();
const soon = { timeout: 15_000, interval: 50 };

const picture = (chart: string, query = '') => fetch(`${server().url}/api/${chart}.svg${query}`);

/** Points that take the thread some hundred ms at least. */
const points = (count: number) =>
  ['x,y', ...Array.from({ length: count }, (_, i) => `${(i * 7919) % 1000}.5,${(i * 104729) % 997}.25`)].join(
    '\n',
  );

async function dropped(file: string, content: unknown): Promise<void> {
  await server().drop(file, content);
  const name = file.split('.')[0] ?? '';
  await expect.poll(async () => (await fetch(`${server().url}/api/${name}`)).status, soon).toBe(200);
}

test('the built server draws the six charts with their maps and follows what is written', async () => {
  for (const chart of ['trend', 'seller', 'map', 'rank', 'hot', 'stock']) {
    const answer = await picture(chart, '?lang=en');
    expect([chart, answer.status, answer.headers.get('content-type')]).toEqual([chart, 200, 'image/svg+xml']);
    const svg = await answer.text();
    expect(svg.length).toBeGreaterThan(2000);
    expect(svg).not.toContain('its map is not there');
  }
  await server().write('seller', [{ name: 'Corner shop', value: 41 }]);
  await expect.poll(async () => (await picture('seller')).text(), soon).toContain('>Corner shop<');
});

test('a picture opened by itself shows its texts, and nothing in them runs or loads', async () => {
  const name = `</text><script>document.title='run'</script><image href="/x.png"/>]]>&\u0000\u001f`;
  await dropped('hostile.json', [
    { name, value: 60 },
    { name: 'b<i>', value: 40 },
  ]);
  const asked: string[] = [];
  const { page } = await openPage(browser(), `${server().url}/api/hostile.svg?type=horizontal-bars`, {
    prepare: (opened) => opened.on('request', (request) => asked.push(new URL(request.url()).pathname)),
  });
  const found = await page.evaluate(() => ({
    root: document.documentElement.nodeName,
    texts: [...document.querySelectorAll('text')].map((text) => text.textContent),
    foreign: document.querySelectorAll('script, image, parsererror, foreignObject').length,
    handlers: [...document.querySelectorAll('*')].filter((each) =>
      each.getAttributeNames().some((attribute) => attribute.startsWith('on')),
    ).length,
  }));
  expect(found).toMatchObject({ root: 'svg', foreign: 0, handlers: 0 });
  expect(found.texts).toContain('b<i>');
  expect(asked.filter((path) => path !== '/favicon.ico')).toEqual(['/api/hostile.svg']);
});

test('every other request is answered while a picture is drawn', async () => {
  await dropped('points.csv', points(100_000));
  let drawn = false;
  const drawing = picture('points', '?type=scatter').then(async (answer) => {
    drawn = true;
    return (await answer.text()).length;
  });
  let answered = 0;
  while (!drawn) {
    expect((await fetch(`${server().url}/healthz`)).status).toBe(200);
    if (!drawn) answered++;
    await setTimeout(5);
  }
  expect(await drawing).toBeGreaterThan(10_000);
  expect(answered).toBeGreaterThan(5);
});

test('beyond the queue of pictures a client gets Retry-After, others get theirs, and screens are not affected', async () => {
  const control = await openControlScreen(server().guestUrl);
  await dropped('crowd.csv', points(5_000));
  await control.next('layout');
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) => picture('crowd', `?width=${400 + i}`)),
  );
  const refused = answers.filter(({ status }) => status === 503);
  const drawn = answers.filter(({ status }) => status === 200);
  expect(drawn.length).toBeGreaterThanOrEqual(16);
  expect(refused.length).toBeGreaterThan(0);
  expect(drawn.length + refused.length).toBe(answers.length);
  for (const answer of refused) {
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await answer.json()).toEqual({ status: 503, message: 'too many pictures at a time: try again' });
  }
  expect((await picture('crowd', '?width=500')).status).toBe(200);
  await control.sawOnly(['layout']);
});

test('a server stops on request while it draws', async () => {
  await dropped('late.csv', points(100_000));
  const drawing = picture('late').then(
    ({ status }) => status,
    () => 'cut off',
  );
  await setTimeout(50);
  await server().signal('SIGTERM');
  expect([200, 503, 'cut off']).toContain(await drawing);
  await server().start();
});

describe('the thread', () => {
  test('that takes too long is ended, and the next picture is drawn in another', async () => {
    const said = await rendererRuns(`
      times.set(20_000, 1);
      say((await renderer.render(request)).refused);
      times.clear();
      say((await renderer.render(request)).body.toString().slice(0, 4));`);
    expect(said).toEqual(['it takes longer than 20 s to draw', '<svg']);
  });

  test('that is idle for a while is ended, and the next picture is drawn in another', async () => {
    const said = await rendererRuns(`
      times.set(60_000, 0);
      const first = await renderer.render(request);
      await new Promise((resolve) => setTimeout(resolve, 50));
      say((await renderer.render(request)).etag === first.etag);`);
    expect(said).toEqual([true]);
  });

  test('draws nothing any more once it is closed', async () => {
    const said = await rendererRuns(`
      const drawing = renderer.render(request).catch(({ name }) => name);
      await renderer.close();
      say(await drawing);
      say(await renderer.render(request).catch(({ name }) => name));`);
    expect(said).toEqual(['OverloadedError', 'OverloadedError']);
  });
});

/** Runs some lines with a renderer as it was built, in a process without our test runner's ways to find modules. Resolves to what they say. */
async function rendererRuns(lines: string): Promise<unknown[]> {
  const dist = join(import.meta.dirname, '../../dist');
  const script = `
    import { createRenderer } from ${JSON.stringify(join(dist, 'server/http/pictures/renderer.js'))};
    /** in place of its own times, ms */
    const times = new Map();
    const after = (ms, run) => {
      const timer = setTimeout(run, times.get(ms) ?? ms);
      return () => clearTimeout(timer);
    };
    const renderer = createRenderer({ mapsDir: ${JSON.stringify(join(dist, 'web/maps'))}, after, log: console });
    const request = { name: 'a', text: '[3,1,2]', theme: 'chalk', language: 'en', width: 300, height: 200 };
    const said = [];
    const say = (what) => said.push(what);
    ${lines}
    await renderer.close();
    console.log(JSON.stringify(said));`;
  const file = join(await tempFolder(), 'lines.mjs');
  await writeFile(file, script);
  const { stdout } = await promisify(execFile)(process.execPath, [file]);
  return JSON.parse(stdout) as unknown[];
}
