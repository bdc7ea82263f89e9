import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();

/** Keeps all that is drawn as text. */
async function keepTexts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const texts = new Set<string>();
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (...args) {
      texts.add(args[0]);
      return fillText.apply(this, args);
    };
    Object.assign(window, { drawnTexts: texts });
  });
}

const drawnTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...(window as unknown as { drawnTexts: Set<string> }).drawnTexts].sort());
const textsOf = (page: Page, selector: string): Promise<string[]> => page.locator(selector).allTextContents();

const hour = 3_600_000;
/** Rows from 8:00 on 1 July 2026, UTC. */
const rows = (count: number, step: number): string =>
  Array.from({ length: count }, (_, i) => {
    const time = new Date(Date.parse('2026-07-01T08:00Z') + i * step).toISOString();
    return `${time},${(i * 37) % 50}\n`;
  }).join('');
const ownOption = (start: number): string =>
  JSON.stringify({
    xAxis: { type: 'time' },
    yAxis: {},
    series: { type: 'line', data: [0, 1, 2, 3, 4].map((at) => [start + at * hour, at]) },
  });
const far = ['America/New_York', 'Pacific/Apia'] as const;

test(
  'screens whose own zones differ show the same axes, ages and clocks: those of the wall, or of the side-car',
  { timeout: 90_000 },
  async () => {
    const server = await startWallProcess({ args: ['--timezone', 'Asia/Kolkata'] });
    await server.drop('load.csv', `time,load\n${rows(5, hour)}`);
    // read in a worker by the page
    await server.drop('large.csv', `time,load\n${rows(3600, 5000)}`);
    await server.drop('there.csv', `time,load\n${rows(5, hour)}`);
    await server.drop('there.chart.json', '{"timezone": "Europe/Berlin"}');
    // an ECharts option, with an axis of its own
    await server.drop('own.json', ownOption(Date.parse('2026-07-01T14:00Z')));
    const tiles = ['load', 'large', 'there', 'own'].map((chart) => ({ chart }));
    await server.drop('walls/lobby.json', { pages: [{ tiles }] });
    const screens = await Promise.all(
      far.map((timezoneId) =>
        openWallPage(browser(), `${server.url}/?wall=lobby`, {
          ...{ timezoneId, width: 1920, height: 1080, prepare: keepTexts },
        }),
      ),
    );
    const [one, other] = screens.map(({ page }) => page);
    if (!one || !other) throw new Error('no pages');
    for (const page of [one, other]) {
      await expect
        .poll(() => drawnTexts(page), { timeout: 20_000 })
        // in Kolkata from 13:30, in Berlin from 10:00; the large one ends at 18:30, the option at 23:30
        .toEqual(expect.arrayContaining(['14:00', '17:00', '18:00', '10:00', '11:00', '12:00', '22:00']));
    }
    expect(await drawnTexts(one)).toEqual(await drawnTexts(other));
    expect(await textsOf(one, '.clock .fresh')).toEqual(await textsOf(other, '.clock .fresh'));
    const [date] = await textsOf(one, '.clock .date:not(.fresh)');
    expect([date]).toEqual(await textsOf(other, '.clock .date:not(.fresh)'));
    const style = { timeZone: 'Asia/Kolkata', day: 'numeric', hour: '2-digit', hourCycle: 'h23' } as const;
    const parts = new Intl.DateTimeFormat('en-GB', style).formatToParts(Date.now());
    const now = (type: string) => parts.find((part) => part.type === type)?.value;
    expect(date).toContain(` ${now('day')},`);
    expect((await textsOf(other, '.clock .time'))[0]).toMatch(new RegExp(`^${now('hour')}:`));
    expect(screens.flatMap(({ errors }) => errors)).toEqual([]);
  },
);

test(
  'the wall’s file moves all its screens to another zone, live, and the info of a tile says which',
  { timeout: 90_000 },
  async () => {
    const server = await startWallProcess({ args: ['--timezone', 'Asia/Kolkata'] });
    await server.drop('load.csv', `time,load\n${rows(5, hour)}`);
    const lobby = { pages: [{ tiles: [{ chart: 'load' }] }] };
    await server.drop('walls/lobby.json', lobby);
    const { page, errors } = await openWallPage(browser(), `${server.url}/?wall=lobby`, {
      ...{ timezoneId: 'Pacific/Apia', prepare: keepTexts },
    });
    await expect.poll(() => drawnTexts(page), { timeout: 20_000 }).toContain('14:00');
    await server.drop('walls/lobby.json', { timezone: 'America/New_York', ...lobby });
    await expect.poll(() => drawnTexts(page), { timeout: 20_000 }).toContain('05:00');
    await page.locator('[data-chart=load] .info button').click();
    const info = page.locator('[data-chart=load] [role=dialog]');
    await expect.poll(() => info.textContent()).toContain('shown in America/New_York');
    expect(await info.textContent()).toContain('Time zoneAmerica/New_York');
    // a name that is none: the last good one stays
    await server.drop('walls/lobby.json', { timezone: 'New York', ...lobby });
    await server.drop('load.csv', `time,load\n${rows(6, hour)}`);
    await expect.poll(() => drawnTexts(page), { timeout: 20_000 }).toContain('09:00');
    expect(await info.textContent()).toContain('Time zoneAmerica/New_York');
    expect(errors).toEqual([]);
  },
);
