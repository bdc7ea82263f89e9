import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSharedJournal } from '../../../../server/broker/redis/shared-journal.ts';
import { noAsides } from '../../../../server/walls/presence/asides.ts';
import { createPresence } from '../../../../server/walls/presence/presence.ts';
import type { PresentSession } from '../../../../server/walls/presence/present-session.ts';
import { createSharedElsewhere } from '../../../../server/walls/presence/shared-elsewhere.ts';
import { createRenewals } from '../../../../server/walls/renewals.ts';
import { createRegistry } from '../../../../server/walls/registry.ts';
import { createFakeTime } from '../fake-time.ts';
import { createFakeNodes, type FakeNode } from './fake-nodes.ts';

interface Socket {
  readonly screen: string;
  readonly wall: string;
  readonly session: PresentSession;
  isOpen: boolean;
}

type Time = ReturnType<typeof createFakeTime>;

/** What a server does with the sockets of screens, on one node of several. */
function startNode(node: FakeNode, { now, after }: Time) {
  const { elsewhere, duties } = createSharedElsewhere({ ...node, after });
  const registry = createRegistry({ journal: createSharedJournal(node.shared), elsewhere, now });
  const sockets = new Set<Socket>();
  const told: string[] = [];
  const presence = createPresence({ registry, elsewhere, asides: noAsides, walls: () => [], now, after });
  presence.watch(
    {},
    {
      peer: {
        send(message) {
          const { entered = [], left = [] } = JSON.parse(message.text()) as Told;
          told.push(...entered.map(({ screen, wall, num }) => `${screen} enters ${wall}: ${num}`));
          told.push(...left.map(({ screen, wall, num }) => `${screen} leaves ${wall}: ${num}`));
        },
        isSlow: false,
      },
      telemetry: false,
      reach: () => 'all',
    },
  );

  function end(socket: Socket, isGoodbye: boolean): void {
    if (!socket.isOpen) return;
    socket.isOpen = false;
    sockets.delete(socket);
    presence.leave(socket.session, socket.screen, isGoodbye);
  }

  return {
    node,
    duties,
    registry,
    presence,
    told,
    enter(screen: string, wall: string): Socket {
      const session: PresentSession = {
        screen,
        identity: { address: 'here', walls: 'all', isFor: () => true },
        peer: { transport: 'socket' },
        replace: () => end(socket, false),
        deliver: () => {},
      };
      const socket: Socket = { screen, wall, session, isOpen: true };
      presence.enter(session, { id: screen, name: screen, page: undefined }, wall);
      // as the wall does with an older one on it
      for (const older of sockets) if (older.screen === screen) older.session.replace();
      sockets.add(socket);
      return socket;
    },
    end,
    /** `num` as the next screen that enters is told, less itself */
    num: (wall: string) => [...sockets].filter((each) => each.wall === wall).length + elsewhere.count(wall),
    /** how many an operator sees on a wall */
    seen: (wall: string) =>
      [...presence.list()].filter((each) => each.wall === wall && isThere(each.status)).length,
    statusOf: (screen: string) => presence.find(screen)?.status,
    hear: () => [...sockets].forEach(({ session }) => presence.hear(session)),
  };
}

type Told = Partial<Record<'entered' | 'left', { screen: string; wall: string; num: number }[]>>;
const isThere = (status: string) => status === 'here' || status === 'away';

/** Two nodes with one log and one clock. */
function start() {
  const time = createFakeTime();
  const log = createFakeNodes(time.now);
  let last = 0;
  const join = () => startNode(log.join(`n${++last}`), time);
  const servers = [join(), join()];
  // who watches is told everything first
  time.advance(200);

  /** Everything that is under way arrives. */
  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet++) {
      time.advance(5);
      await Promise.resolve();
      for (const { node } of servers) {
        if (node.unread > 0) quiet = 0;
        node.read();
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function pass(seconds: number): Promise<void> {
    for (let i = 0; i < seconds; i++) {
      for (const server of servers) server.hear();
      time.advance(1000);
      await settle();
    }
  }

  return {
    time,
    settle,
    pass,
    at: (index: number) => servers[index] as (typeof servers)[number],
    alive: () => servers.filter(({ node }) => node.isAlive),
    /** Kills a node; another process takes its place. */
    replaceNode(index: number) {
      servers[index]?.node.kill();
      servers[index] = join();
    },
  };
}

test('K-10 a screen of one node is there on the other, and gone there when it is gone', async () => {
  const { at, settle, pass } = start();
  const socket = at(0).enter('a', 'main');
  await settle();
  expect([at(0).num('main'), at(1).num('main'), at(1).statusOf('a')]).toEqual([1, 1, 'here']);
  at(0).end(socket, true);
  await settle();
  expect([at(0).num('main'), at(1).num('main'), at(1).statusOf('a')]).toEqual([0, 0, 'here']);
  await pass(12);
  expect([at(0).statusOf('a'), at(1).statusOf('a')]).toEqual(['gone', 'gone']);
  expect(at(1).told).toEqual(['a enters main: 1', 'a leaves main: 0']);
  expect(at(0).told).toEqual(at(1).told);
});

test('K-11 a screen that comes to another node takes the place of its older socket', async () => {
  const { at, settle, pass } = start();
  const older = at(0).enter('a', 'main');
  await settle();
  const newer = at(1).enter('a', 'main');
  expect(at(1).num('main')).toBe(1);
  await settle();
  expect([older.isOpen, newer.isOpen, at(0).num('main')]).toEqual([false, true, 1]);
  await pass(30);
  expect([at(0).statusOf('a'), at(1).statusOf('a')]).toEqual(['here', 'here']);
  expect([at(0).told, at(1).told]).toEqual([['a enters main: 1'], ['a enters main: 1']]);
});

test('K-12 screens of a node that was killed are back on another within 10 s as if nothing had been, or gone after it', async () => {
  const { at, settle, pass, replaceNode } = start();
  at(0).enter('a', 'main');
  at(0).enter('b', 'main');
  await settle();
  const { told } = at(1);
  replaceNode(0);
  await settle();
  expect(at(1).num('main')).toBe(0);
  await pass(9);
  at(1).enter('a', 'main');
  await pass(2);
  expect([at(1).statusOf('a'), at(1).statusOf('b')]).toEqual(['here', 'gone']);
  expect(told).toEqual(['a enters main: 1', 'b enters main: 2', 'b leaves main: 1']);
});

test('K-12 a node that was taken for dead tells of its screens again, and gives up those that went elsewhere', async () => {
  const { at, settle, pass, time } = start();
  const [stays, goes] = [at(0).enter('stays', 'main'), at(0).enter('goes', 'main')];
  await settle();
  at(0).node.evict();
  await settle();
  time.advance(1000);
  at(1).enter('goes', 'main');
  await settle();
  at(0).node.rejoin();
  await settle();
  expect([stays.isOpen, goes.isOpen]).toEqual([true, false]);
  await pass(30);
  for (const server of [at(0), at(1)]) {
    expect(server.num('main')).toBe(2);
    expect([server.statusOf('stays'), server.statusOf('goes')]).toEqual(['here', 'here']);
    expect(server.told.filter((each) => each.includes('leaves'))).toEqual([]);
  }
});

test('K-13 a rename on one node and an enter on another lose nothing', async () => {
  const { at, settle } = start();
  at(0).enter('a', 'main');
  await settle();
  void at(0).registry.set('a', { name: 'Lobby', pinned: 'p1' });
  at(1).enter('a', 'other');
  await settle();
  for (const server of [at(0), at(1)])
    expect(server.registry.find('a')).toMatchObject({ name: 'Lobby', pinned: 'p1', wall: 'other' });
});

test('K-13 a screen that is removed on one node is forgotten on all, one that is present on another is never evicted', async () => {
  const { at, settle } = start();
  at(0).enter('a', 'main');
  await settle();
  expect(at(1).registry.isPresent('a')).toBe(true);
  at(1).registry.remove('a');
  await settle();
  expect([at(0).presence.find('a'), at(1).presence.find('a')]).toEqual([undefined, undefined]);
});

test('K-16 the node that joined first of those with screens on a wall drives it', async () => {
  const { at, settle, replaceNode } = start();
  const drivers = () => [at(0), at(1)].map(({ duties }) => duties.drives('main'));
  const first = at(0).enter('a', 'main');
  at(1).enter('b', 'main');
  await settle();
  expect(drivers()).toEqual([true, false]);
  at(0).end(first, true);
  await settle();
  expect(drivers()).toEqual([false, true]);
  replaceNode(0);
  at(0).enter('c', 'main');
  await settle();
  expect([drivers(), at(1).duties.isFirst]).toEqual([[false, true], true]);
});

test('K-21 screens of two nodes replace their pages one at a time; of a node that is gone nobody has the turn', async () => {
  const { at, time, settle, replaceNode } = start();
  const turns: string[] = [];
  const renewalsOf = (index: number) => {
    const { takeTurn, endTurn } = at(index).duties;
    return createRenewals(time.after, { take: () => takeTurn('main'), end: () => endTurn('main') });
  };
  const [here, there] = [renewalsOf(0), renewalsOf(1)];
  const ask = ({ ask: askFor }: typeof here, screen: string) => askFor(screen, () => turns.push(screen));
  ask(here, 'a');
  ask(here, 'b');
  await settle();
  ask(there, 'c');
  await settle();
  expect(turns).toEqual(['a']);
  here.end('a');
  await settle();
  time.advance(2000);
  await settle();
  expect(turns).toHaveLength(2);
  replaceNode(0);
  await settle();
  time.advance(2000);
  await settle();
  expect(turns).toContain('c');
  expect(new Set(turns).size).toBe(turns.length);
});

type Move = (
  cluster: ReturnType<typeof start>,
  open: Map<string, Socket & { at: number }>,
) => Promise<void> | void;
const ids = ['a', 'b', 'c', 'd'];
const walls = ['main', 'other'];
const one = { id: fc.constantFrom(...ids), at: fc.nat(1) };

const enter = fc.record({ ...one, wall: fc.constantFrom(...walls) }).map(
  ({ id, at, wall }): Move =>
    (cluster, open) =>
      void open.set(id, Object.assign(cluster.at(at).enter(id, wall), { at })),
);
const end = fc
  .record({ ...one, isGoodbye: fc.boolean() })
  .map(({ id, isGoodbye }): Move => (cluster, open) => {
    const socket = open.get(id);
    if (!socket) return;
    cluster.at(socket.at).end(socket, isGoodbye);
    open.delete(id);
  });
const kill = fc.nat(1).map((at): Move => (cluster, open) => {
  cluster.replaceNode(at);
  for (const [id, socket] of open) if (socket.at === at) open.delete(id);
});
/** Some of what is under way arrives at one node. */
const arrive = fc
  .record({ at: fc.nat(1), entries: fc.nat(3) })
  .map(({ at, entries }): Move => async (cluster) => {
    cluster.at(at).node.read(entries);
    await Promise.resolve();
  });
const wait = fc.nat(12).map(
  (seconds): Move =>
    (cluster) =>
      cluster.pass(seconds),
);

test('K-10 num is exact on both nodes, whatever comes, goes, doubles or is killed, and in whatever order it arrives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(enter, enter, enter, end, arrive, arrive, kill, wait), { maxLength: 30 }),
      async (moves) => {
        const cluster = start();
        const open = new Map<string, Socket & { at: number }>();
        for (const move of moves) {
          await move(cluster, open);
          cluster.time.advance(1);
        }
        await cluster.settle();
        const expected = walls.map((wall) => [...open.values()].filter((each) => each.wall === wall).length);
        for (const server of cluster.alive()) expect(walls.map(server.num)).toEqual(expected);
        // what has only blinked is there or gone by then
        await cluster.pass(35);
        for (const server of cluster.alive()) {
          expect(walls.map(server.num)).toEqual(expected);
          expect(walls.map(server.seen)).toEqual(expected);
        }
        for (const socket of open.values()) expect(socket.isOpen).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});
