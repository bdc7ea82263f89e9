import { pageUnits } from './browser/units.ts';
import { cpuUnit } from './parts/bench.ts';
import { bytesUnit, lastScreenUnit } from './parts/deliveries.ts';
import type { Figure } from './parts/figures.ts';
import { memoryUnits } from './parts/memory.ts';
import { atLeast, atMost, type Target } from './parts/target.ts';
import { fileUnits } from './works/files.ts';
import { grownUnit } from './works/memory.ts';
import { stormUnits } from './works/storm.ts';

type Subject = Omit<Figure, 'values'>;
const of = (work: string, title: string, who: string, unit = cpuUnit): Subject => ({
  work,
  title,
  who,
  unit,
});

/** What Chartwall promises to cost, beside others and on its own. One line, one promise; a list of them is read as such. */
export const targets: Record<string, Target[]> = {
  'a. One message to all screens': [
    ...['100 B', '10 KB', '200 KB'].map((size) => {
      const on = (who: string) => of('broadcast', `${size} to 1,000 screens`, who);
      return atMost(1.15, on('ours'), on('raw-net'));
    }),
    ...(
      [
        ['original', 1.2, '100 B'],
        ['original', 1.4, '10 KB'],
        ['original', 1.8, '200 KB'],
        ['socket-io', 1.6, '10 KB'],
      ] as const
    ).map(([who, times, size]) => {
      const on = (who: string) => of('broadcast', `${size} to 1,000 screens`, who);
      return atLeast(times, on(who), on('ours'));
    }),
  ],

  'b. Bursts': [10, 16].flatMap((burst) => {
    const on = (who: string, unit?: string) => of('bursts', `${burst} actions in one turn`, who, unit);
    return ['original', 'socket-io'].flatMap((who) => [
      atLeast(9, on(who), on('ours')),
      atLeast(6, on(who, lastScreenUnit), on('ours', lastScreenUnit)),
    ]);
  }),

  'c. Compression': (
    [
      ['10 KB to 1,000 screens', 10],
      ['200 KB to 100 screens', 60],
    ] as const
  ).flatMap(([title, times]) => {
    const on = (who: string, unit?: string) => of('compression', title, who, unit);
    return [atLeast(times, on('original'), on('ours')), atMost(12, on('ours', memoryUnits.rss))];
  }),

  'd. A small change of a large chart': (
    [
      ['one place changes', 0.005],
      ['ten places change', 0.03],
      ['10 rows more', 0.005],
      ['a window slides by 10', 0.005],
    ] as const
  ).flatMap(([title, part]) => {
    const on = (who: string, unit?: string) => of('patches', title, who, unit);
    return [
      atMost(part, on('ours', bytesUnit), on('raw-net', bytesUnit)),
      atMost(0.25, on('ours'), on('raw-net')),
      atLeast(20, on('plain-ws'), on('ours')),
    ];
  }),

  'd. A change of everything': ['10 KB', '200 KB'].map((size) => {
    const on = (who: string) => of('broadcast', `${size} to 1,000 screens`, who, bytesUnit);
    return atMost(1.01, on('ours'), on('raw-net'));
  }),

  'e. getData': (
    [
      ['3 KB', 7],
      ['200 KB', 16],
    ] as const
  ).flatMap(([size, times]) => {
    const on = (who: string) => of('getdata', size, who);
    return [atLeast(times, on('original'), on('ours')), atMost(1.4, on('ours'), on('raw-net'))];
  }),

  'f. GET': ['3 KB', '200 KB'].flatMap((size) => {
    const on = (way: string, who: string) => of('http', `${size}, ${way}`, who);
    return [
      atLeast(4, on('plain', 'original'), on('plain', 'ours')),
      ...['plain', 'gzip', 'br'].map((way) => atMost(1.15, on(way, 'ours'), on(way, 'node-http'))),
      atMost(1, on('known (304)', 'ours'), on('plain', 'ours')),
    ];
  }),

  'g. From a file to the last screen': (
    [
      ['by rename', 5],
      ['in place', 5],
      ['in two halves, 20 ms apart', 5],
      ['in two halves, 50 ms apart', 5],
      ['five times, 10 ms apart', 20],
    ] as const
  ).flatMap(([way, ms]) => {
    const on = (unit: string) => of('files', way, 'ours', unit);
    return [
      atMost(ms, on(fileUnits.median)),
      atMost(40, on(fileUnits.p99)),
      atMost(0, on(fileUnits.half)),
      atMost(0, on(fileUnits.lost)),
    ];
  }),

  'h. Memory': [
    ...['ours', 'ours, six charts each'].flatMap((who) => {
      const on = (who: string) => of('memory', '5,000 idle screens', who, memoryUnits.rss);
      return [atMost(1.8, on(who), on('raw-net')), atMost(12, on(who))];
    }),
    ...[100, 400].map((pushes) =>
      atMost(20, of('memory', `20 of 100 never read, ${pushes} pushes`, 'ours', grownUnit)),
    ),
  ],

  'i. A cold storm': (
    [
      [2_000, stormUnits.cold],
      [3_000, stormUnits.back],
      [200, stormUnits.coldLag],
      [200, stormUnits.backLag],
    ] as const
  ).map(([limit, unit]) => atMost(limit, of('storm', '1,000 screens', 'ours', unit))),

  'j. In a browser': [
    atMost(320, of('browser', 'the wall', 'ours', pageUnits.size)),
    atMost(
      1,
      of('browser', 'theme switch', 'ours', pageUnits.busy),
      of('browser', 'theme switch', 'dispose and init', pageUnits.busy),
    ),
    atMost(2 * (1000 / 60), of('browser', 'an update', 'ours', pageUnits.paint)),
    atMost(1, of('browser', 'ten updates a second', 'ours', pageUnits.dropped)),
    atMost(1, of('browser', 'ten updates a second', 'ours', pageUnits.grown)),
    atMost(20, of('browser', 'a line of 100,000 points', 'ours', pageUnits.busy)),
  ],

  'Growth: flat within a fifth': ['an action of 100 B', 'a window slides', 'memory'].flatMap((work) => {
    const unit = work === 'memory' ? memoryUnits.heap : cpuUnit;
    const flat = (title: string, more: string, fewer: string) =>
      atMost(
        1.2,
        of('growth', `${title}: ${work}`, more, unit),
        of('growth', `${title}: ${work}`, fewer, unit),
      );
    return [
      flat('more screens', '1,000 screens', '100 screens'),
      flat('more screens', '5,000 screens', '1,000 screens'),
      flat('more charts', '100 charts', '10 charts'),
      flat('more charts', '1,000 charts', '100 charts'),
    ];
  }),
};
