import { pageUnits } from './browser/units.ts';
import { weakUnits } from './browser/weak.ts';
import { cpuUnit } from './parts/bench.ts';
import { bytesUnit, lastScreenUnit } from './parts/deliveries.ts';
import type { Figure } from './parts/figures.ts';
import { memoryUnits } from './parts/memory.ts';
import { atLeast, atMost, type Section, type Target } from './parts/target.ts';
import { appearUnits } from './works/appear.ts';
import { faultsTitles, faultsUnits } from './works/faults.ts';
import { fileUnits, manyTitle, manyUnits } from './works/files.ts';
import { flipTitles, flipUnits } from './works/flips.ts';
import { floodTitle, floodUnits } from './works/flood.ts';
import { pageTaskUnits, paintedTitle, taskTitle } from './works/large-pages.ts';
import { bookTitle, hostileTitle, largeTitle, largeUnits } from './works/large.ts';
import { grownUnit } from './works/memory.ts';
import { actionUnits, nodesTitles, ways } from './works/nodes.ts';
import { stormUnits } from './works/storm.ts';

type Subject = Omit<Figure, 'values'>;

/** The figures of one case of a work, by contestant. */
const caseOf =
  (work: string, title: string) =>
  (who: string, unit = cpuUnit): Subject => ({ work, title, who, unit });

const toThousand = (size: string) => caseOf('broadcast', `${size} to 1,000 screens`);

function broadcast(size: string, { original, socketIo }: { original: number; socketIo?: number }): Target[] {
  const on = toThousand(size);
  return [
    atMost(1.15, on('ours'), on('raw-net')),
    atLeast(original, on('original'), on('ours')),
    ...(socketIo === undefined ? [] : [atLeast(socketIo, on('socket-io'), on('ours'))]),
  ];
}

function burst(actions: number): Target[] {
  const on = caseOf('bursts', `${actions} actions in one turn`);
  return ['original', 'socket-io'].flatMap((who) => [
    atLeast(9, on(who), on('ours')),
    atLeast(6, on(who, lastScreenUnit), on('ours', lastScreenUnit)),
  ]);
}

function compressed(size: string, times: number): Target {
  const on = caseOf('compression', `${size} to 1,000 screens`);
  return atLeast(times, on('original'), on('ours'));
}

function patch(change: string, partOfBytes: number): Target[] {
  const on = caseOf('patches', change);
  return [
    atMost(partOfBytes, on('ours', bytesUnit), on('raw-net', bytesUnit)),
    atMost(1 / 4, on('ours'), on('raw-net')),
    atLeast(20, on('plain-ws'), on('ours')),
  ];
}

function neverMoreThanAll(size: string): Target {
  const on = toThousand(size);
  return atMost(1.01, on('ours', bytesUnit), on('raw-net', bytesUnit));
}

function getData(size: string, original: number): Target[] {
  const on = caseOf('getdata', size);
  return [atLeast(original, on('original'), on('ours')), atMost(1.4, on('ours'), on('raw-net'))];
}

function get(size: string): Target[] {
  const on = (way: string) => caseOf('http', `${size}, ${way}`);
  return [
    atLeast(4, on('plain')('original'), on('plain')('ours')),
    ...['plain', 'gzip', 'br'].map((way) => atMost(1.15, on(way)('ours'), on(way)('node-http'))),
    atMost(1, on('known (304)')('ours'), on('plain')('ours')),
  ];
}

function fileWritten(way: string, medianInMs: number): Target[] {
  const on = caseOf('files', way);
  return [
    atMost(medianInMs, on('ours', fileUnits.median)),
    atMost(40, on('ours', fileUnits.p99)),
    atMost(0, on('ours', fileUnits.half)),
    atMost(0, on('ours', fileUnits.lost)),
  ];
}

const manyFiles = (limit: number, unit: string) => atMost(limit, caseOf('files', manyTitle)('ours', unit));

function idle(who: string): Target[] {
  const on = caseOf('memory', '5,000 idle screens');
  return [
    atMost(1.8, on(who, memoryUnits.rss), on('raw-net', memoryUnits.rss)),
    atMost(12, on(who, memoryUnits.rss)),
  ];
}

const stalled = (pushes: number) =>
  atMost(20, caseOf('memory', `20 of 100 never read, ${pushes} pushes`)('ours', grownUnit));

const storm = (limit: number, unit: string) => atMost(limit, caseOf('storm', '1,000 screens')('ours', unit));

const page = (limit: number, title: string, unit: string) =>
  atMost(limit, caseOf('browser', title)('ours', unit));

function themeSwitch(): Target {
  const on = caseOf('browser', 'theme switch');
  return atMost(1, on('ours', pageUnits.busy), on('dispose and init', pageUnits.busy));
}

function apart(change: keyof typeof flipTitles): Target[] {
  const figure = caseOf('flips', flipTitles[change]);
  return [atMost(50, figure('ours', flipUnits.p95)), atMost(100, figure('ours', flipUnits.most))];
}

const flooded = (unit: string) => caseOf('flood', floodTitle)('flooded', unit);

function flat(title: string, unit: string): Target[] {
  const grown = (way: string, more: string, fewer: string) => {
    const on = caseOf('growth', `${way}: ${title}`);
    return atMost(1.2, on(more, unit), on(fewer, unit));
  };
  return [
    grown('more screens', '1,000 screens', '100 screens'),
    grown('more screens', '5,000 screens', '1,000 screens'),
    grown('more charts', '100 charts', '10 charts'),
    grown('more charts', '1,000 charts', '100 charts'),
  ];
}

/** What Chartwall promises to cost, beside others and on its own. */
export const targets: readonly Section[] = [
  {
    title: 'a. One message to all screens',
    why:
      'One frame to one screen is one write of the kernel, and that write is nine tenths of what ours costs (profile). The original and socket.io ' +
      'cannot cost much more for it: what they relay here is one string or packet that all sockets share, as ws does since version 8. The gap ' +
      'opens with what is made for each client (200 KB), in one turn (b) and with changes (d).',
    promises: [
      ...broadcast('100 B', { original: 1.2 }),
      ...broadcast('10 KB', { original: 1.4, socketIo: 1.6 }),
      ...broadcast('200 KB', { original: 1.8 }),
    ],
  },
  {
    title: 'b. Bursts',
    why:
      'The original writes ten times to each socket and ours once: nine times is nearly what raw net itself gains by that, to which ours comes ' +
      'within a fifth.',
    promises: [...burst(10), ...burst(16)],
  },
  {
    title: 'c. Compression',
    promises: [
      compressed('10 KB', 10),
      compressed('200 KB', 60),
      atMost(12, caseOf('compression', 'memory')('ours', memoryUnits.rss)),
    ],
  },
  {
    title: 'd. Changes of a chart of 200 KB',
    why:
      'A frame of 200 bytes costs raw net a fifth of one of 200 KB here: loopback copies large frames cheaply. What comes on top is the change ' +
      'itself, compared and escaped once for all screens in 0.3 ms.',
    promises: [
      ...patch('one place changes', 0.005),
      ...patch('ten places change', 0.03),
      ...patch('10 rows more', 0.005),
      ...patch('a window slides by 10', 0.005),
      neverMoreThanAll('10 KB'),
      neverMoreThanAll('200 KB'),
    ],
  },
  { title: 'e. getData', promises: [...getData('3 KB', 7), ...getData('200 KB', 16)] },
  {
    title: 'f. GET /api/<chart>',
    why:
      'Both are one answer of node:http; ours looks it up first and has eight header fields more (CORS, caching, security), about 2 µs. An ' +
      'answer of 60 KB, which 200 KB become compressed, takes 4 µs beyond that, and we do not know yet where.',
    promises: [...get('3 KB'), ...get('200 KB')],
  },
  {
    title: 'g. From a file to the last screen',
    promises: [
      ...fileWritten('by rename', 5),
      ...fileWritten('in place', 5),
      ...fileWritten('in two halves, 20 ms apart', 5),
      ...fileWritten('in two halves, 50 ms apart', 5),
      ...fileWritten('five times, 10 ms apart', 20),
      manyFiles(3_000, manyUnits.served),
      manyFiles(250, manyUnits.lag),
      manyFiles(0, manyUnits.missing),
      manyFiles(2, manyUnits.idle),
      manyFiles(10, manyUnits.busy),
    ],
  },
  {
    title: 'h. Memory',
    why:
      'A screen of ours is a ws socket with its receiver, and 0.7 KB of our own; raw net keeps a bare socket. A ws socket with nothing on it ' +
      '(plain-ws) is twice raw net already. A chart that was asked for is 0.1 KB more. The room that V8 keeps for new objects is left out: it grows ' +
      'to 32 MB with what a process allocates at a time, and goes back half a minute after the last of it. Of screens that never read JavaScript ' +
      'holds next to nothing more; what the allocator keeps of the buffers of pushes goes up and down by 10 to 20 MB.',
    promises: [...idle('ours'), ...idle('ours, six charts each'), stalled(100), stalled(400)],
  },
  {
    title: 'i. A cold storm',
    promises: [
      storm(2_000, stormUnits.cold),
      storm(200, stormUnits.coldLag),
      storm(3_000, stormUnits.back),
      storm(200, stormUnits.backLag),
    ],
  },
  {
    title: 'j. In a browser',
    why:
      'A heap is called flat when its objects, those of the DOM included, are. The code that V8 compiles is told apart above: it goes on growing for ' +
      'minutes while functions become hot, and levels off after some 5,000 updates, when the whole heap has 15 MB.',
    promises: [
      page(320, 'the wall', pageUnits.size),
      themeSwitch(),
      page(2 * (1000 / 60), 'an update', pageUnits.paint),
      page(1, 'ten updates a second', pageUnits.dropped),
      page(1, 'ten updates a second', pageUnits.grown),
      page(20, 'a line of 100,000 points', pageUnits.busy),
      atMost(1_000, caseOf('appear', 'a new file')('ours', appearUnits.p95)),
      atMost(0, caseOf('appear', 'a new file')('ours', appearUnits.lost)),
      atMost(5, caseOf('weak', 'at rest')('ours', weakUnits.main)),
      atMost(4_000, caseOf('weak', 'opened')('ours', weakUnits.drawn)),
    ],
  },
  {
    title: 'k. Changes of the wall on six pages, from the first to the last',
    promises: [
      ...apart('page'),
      ...apart('maximised'),
      ...apart('theme'),
      atMost(100, caseOf('flips', flipTitles.slow)('ours', flipUnits.p95)),
    ],
  },
  {
    title: 'l. Large and hostile files',
    promises: [
      atMost(50, caseOf('large', largeTitle)('ours', largeUnits.lag)),
      atMost(1_500, caseOf('large', bookTitle)('ours', largeUnits.served)),
      atMost(2_000, caseOf('large', hostileTitle)('ours', largeUnits.served)),
      atMost(50, caseOf('large', hostileTitle)('ours', largeUnits.lag)),
      atMost(1_500, caseOf('large', paintedTitle)('ours', pageTaskUnits.p95)),
      atMost(0, caseOf('large', paintedTitle)('ours', pageTaskUnits.lost)),
      atMost(100, caseOf('large', taskTitle)('ours', pageTaskUnits.task)),
    ],
  },
  {
    title: 'm. Three clients that flood and reconnect at once',
    promises: [
      atMost(150, flooded(floodUnits.p99)),
      atMost(0, flooded(floodUnits.missing)),
      atMost(0, flooded(floodUnits.cut)),
    ],
  },
  {
    title: 'n. Two nodes and a Redis that syncs every change to the disk',
    promises: [
      atMost(1.1, caseOf('nodes', nodesTitles.cpu)(ways.redis), caseOf('nodes', nodesTitles.cpu)(ways.local)),
      atMost(5, caseOf('nodes', nodesTitles.action)(ways.other, actionUnits.median)),
      atMost(20, caseOf('nodes', nodesTitles.action)(ways.other, actionUnits.p99)),
      atMost(0, caseOf('nodes', nodesTitles.action)(ways.other, actionUnits.missing)),
      atMost(10, caseOf('nodes', nodesTitles.file)(ways.other, fileUnits.median)),
    ],
  },
  {
    title: 'o. Two nodes of which everything fails at random for five minutes',
    promises: faultsTitles.flatMap((title) => [
      atLeast(100, caseOf('faults', title)('ours', faultsUnits.faults)),
      atMost(0, caseOf('faults', title)('ours', faultsUnits.violations)),
      atMost(15, caseOf('faults', title)('ours', faultsUnits.back)),
    ]),
  },
  {
    title: 'Growth: flat within a fifth',
    why:
      'One action to 100 sockets stays in the processor cache, for raw net as well (see broadcast: 100 B to 100 and to 1,000 screens); from 1,000 ' +
      'screens on it is flat.',
    promises: [
      ...flat('an action of 100 B', cpuUnit),
      ...flat('a window slides', cpuUnit),
      ...flat('memory', memoryUnits.heap),
    ],
  },
];
