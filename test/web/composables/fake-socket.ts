import type { Layout, Message, ViewChange, WallState } from '#protocol';
import type { ChartView, ConnectionState, OutgoingMessage, Upcoming } from '../../../web/client/index.ts';
import type { PageSocket } from '../../../web/composables/index.ts';

type Listener<T> = (value: T) => void;

function observable<T>(value: T) {
  const listeners = new Set<Listener<T>>();
  return {
    value,
    listeners,
    subscribe(listener: Listener<T>) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    set(changed: T) {
      this.value = changed;
      for (const listener of listeners) listener(changed);
    },
  };
}

/** The client's interface without a network. A test emits what the server would send, and reads what was sent. */
export function fakeSocket() {
  const watchers = new Map<string, Set<Listener<ChartView>>>();
  const sent: OutgoingMessage[] = [];
  const connection = observable<ConnectionState>({
    status: 'open',
    transport: 'socket',
    since: 0,
    screen: 's',
    wall: 'main',
    num: 1,
  });
  const state = observable<WallState | undefined>(undefined);
  const upcoming = observable<Upcoming | undefined>(undefined);
  const settings = observable<{ version: string; staleAfter: number | null } | undefined>({
    version: '1.0.0',
    staleAfter: null,
  });
  const layout = observable<Layout | undefined>(undefined);
  const messages = observable<readonly Message[]>([]);
  const shownMessages: string[] = [];
  const dismissed: string[] = [];
  const viewListeners = new Set<Listener<ViewChange>>();
  const socket: PageSocket = {
    connection,
    state,
    upcoming,
    settings,
    layout,
    messages,
    messageShown: (id) => void shownMessages.push(id),
    dismissMessage: (id) => void dismissed.push(id),
    watchChart(name, listener) {
      const all = watchers.get(name) ?? new Set();
      watchers.set(name, all.add(listener));
      return () => void all.delete(listener);
    },
    register: () => () => {},
    setFacts: () => {},
    onView(listener) {
      viewListeners.add(listener);
      return () => void viewListeners.delete(listener);
    },
    send(message) {
      if (connection.value.status !== 'open') return { sent: false, reason: 'not connected' };
      sent.push(message);
      return { sent: true };
    },
    serverNow: () => Date.now(),
    clockError: 1,
  };
  const watcherCount = (name: string): number => watchers.get(name)?.size ?? 0;
  return {
    socket,
    sent,
    connection,
    state,
    upcoming,
    settings,
    layout,
    messages,
    shownMessages,
    dismissed,
    watcherCount,
    /** Emits how people look at a chart. */
    look(view: Omit<ViewChange, 'action'>) {
      for (const listener of viewListeners) listener({ action: 'spanView', ...view });
    },
    /** Emits a view of a chart. */
    show(name: string, view: Partial<ChartView>) {
      const whole: ChartView = {
        data: undefined,
        revision: 1,
        confirmed: true,
        missing: false,
        problem: null,
        ...view,
      };
      for (const listener of watchers.get(name) ?? []) listener(whole);
    },
  };
}
