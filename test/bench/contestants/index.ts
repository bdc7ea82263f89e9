import type { Connect, Dialect } from '../load/contract.ts';

/** Who takes part, and how one speaks with them. */
interface Entry {
  dialect: Dialect;
  /** what a socket says to become a screen that shows the chart `chart`, and how many answers that has */
  hello?: Pick<Connect, 'hello' | 'answers'>;
  /** an action or request in this contestant's words */
  say(event: 'action' | 'getData', text: string): string;
}

const plain: Entry = { dialect: 'websocket', say: (_, text) => text };

export const contestants = {
  'raw-net': { ...plain, dialect: 'raw' },
  ours: { ...plain, hello: asScreen(['chart']) },
  original: plain,
  'plain-ws': plain,
  'socket-io': { ...plain, dialect: 'socket.io', say: (event, text) => `42["${event}",${text}]` },
  'node-http': { ...plain, dialect: 'http' },
  nginx: { ...plain, dialect: 'http' },
} satisfies Record<string, Entry>;

export type Name = keyof typeof contestants;

export const entryOf = (name: Name): Entry => contestants[name];

/** The words of our own client, for a screen with these charts. */
export function asScreen(charts: readonly string[]): Required<Pick<Connect, 'hello' | 'answers'>> {
  const enter = JSON.stringify({ action: 'enter', screen: 'bench-{n}' });
  return { hello: [enter, ...charts.map(getData)], answers: charts.length + 1 };
}

/** A request in the words of the original protocol. */
export function getData(chartName: string): string {
  return JSON.stringify({ action: 'getData', socketType: `${chartName}Data`, chartName, value: '' });
}
