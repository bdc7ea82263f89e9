import type { Entered } from '#protocol';
import WebSocket from 'ws';
import { SocketService } from '../../web/client/socket-service.ts';
import { idItem } from '../../web/client/screen-id.ts';
import { FakeStorage, noFetch } from '../web/client/helpers/fake-page.ts';
import type { Connected, ScreenHistory, Seen } from './history.ts';

export interface FaultyScreen {
  readonly service: SocketService;
  readonly history: ScreenHistory;
  readonly isOpen: boolean;
}

interface ScreenOptions {
  id: string;
  charts: readonly string[];
  /** Which node it tries next, as a balancer would choose. */
  nextUrl: () => string;
  /** when the trial began */
  began: number;
  random: () => number;
  /** What its socket is told, and that it has ended. */
  onFrame?: (text: string) => void;
  onClosed?: () => void;
}

/** The page's own client, with everything that it ever showed. */
export function openFaultyScreen({
  id,
  charts,
  nextUrl,
  began,
  random,
  onFrame,
  onClosed,
}: ScreenOptions): FaultyScreen {
  const [tab, lasting] = [new FakeStorage([[idItem, id]]), new FakeStorage()];
  const connections: Connected[] = [];
  const history: ScreenHistory = { screen: id, seen: [], connections };
  const now = () => Math.round(performance.now() - began);
  const see = (seen: Seen) => history.seen.push({ ...seen, at: now() });
  const service = new SocketService({
    now: () => Date.now(),
    monotonic: () => performance.now(),
    random,
    after(ms, task) {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    openSocket() {
      const url = nextUrl();
      const socket = new WebSocket(url);
      connections.push({ at: now(), url });
      socket.on('close', (code) => connections.push({ at: now(), code }));
      socket.on('message', (data: Buffer) => {
        const entered = enteredIn(data.toString());
        if (entered) connections.push({ at: now(), entered });
      });
      if (onFrame) socket.on('message', (data: Buffer) => onFrame(data.toString()));
      if (onClosed) socket.on('close', onClosed);
      return socket;
    },
    fetch: noFetch,
    storage: () => tab,
    lasting: () => lasting,
    report: (error) => console.error(`screen ${id}:`, error),
  });

  let shown = new Set<string>();
  service.messages.subscribe((messages) => {
    for (const { id, stream, offset, text } of messages) {
      if (shown.has(id)) continue;
      see({ kind: 'message', stream, offset, text });
      queueMicrotask(() => service.messageShown(id));
    }
    shown = new Set(messages.map(({ id }) => id));
  });

  service.state.subscribe((state) => {
    if (!state) return;
    const { revision, page, ...rest } = state;
    see({ kind: 'state', revision, page, state: JSON.stringify({ page, ...rest }) });
  });

  for (const chart of charts) {
    let last: string | undefined;
    service.watchChart(chart, ({ data, revision }) => {
      const text = data === undefined ? 'nothing' : JSON.stringify(data);
      if (last === `${revision} ${text}`) return;
      last = `${revision} ${text}`;
      see({ kind: 'chart', chart, revision, text });
    });
  }

  service.connect('ws://wall.test/');
  return {
    service,
    history,
    get isOpen() {
      return service.connection.value.status === 'open';
    },
  };
}

function enteredIn(text: string): Connected['entered'] {
  if (!text.startsWith('{"action":"entered"')) return undefined;
  const { screen, messages, positions } = JSON.parse(text) as Entered;
  return { screen, messages: (messages ?? []).map(({ id }) => id), positions };
}
