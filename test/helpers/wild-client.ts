import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';

/** How clients in the wild differ, as read in the sources of 79 of them. */
export interface WildModel {
  /** its browser: two clients with the same one are alike to the server */
  userAgent: string;
  /** socketType -> chartName, in the order in which it asks */
  charts: Readonly<Record<string, string>>;
  /** how it spells the field of a chart's name */
  nameField?: 'chartName' | 'charName';
  themeAction?: 'themeChange' | 'changeTheme';
  /** the words for its dark and light theme; without them every message is a toggle */
  themes?: readonly [dark: string, light: string];
  /** what its localStorage holds from an earlier visit */
  storedTheme?: 'dark' | 'light';
  /** it asks before its socket is open, and tries again later and later */
  isHasty?: boolean;
  /** ms between its first requests */
  pace?: number;
}

export interface WildClient {
  /** chartName -> what it draws */
  readonly drawn: ReadonlyMap<string, unknown>;
  theme(): 'dark' | 'light';
  /** the chart that it shows maximised */
  maximised(): string | undefined;
  /** what its page would have thrown */
  readonly faults: readonly string[];
  /** how often its socket opened */
  opened(): number;
  switchTheme(): void;
  maximise(chart: string, value: boolean): void;
}

type Message = Record<string, unknown>;

/**
 * A page on the original protocol: a singleton socket with a callback for each socketType, which asks for its charts once in its life and
 * waits in silence after a reconnect. It breaks where such pages break: a theme or full screen for a chart without data.
 */
export function openWildClient(url: string, model: WildModel): WildClient {
  const { charts, nameField = 'chartName', themeAction = 'themeChange', themes, pace = 0 } = model;
  const drawn = new Map<string, unknown>();
  const faults: string[] = [];
  const fullScreens = new Map<string, boolean>();
  let theme = model.storedTheme ?? 'dark';
  let ws: WebSocket | undefined;
  let opened = 0;
  let isClosed = false;

  const other = () => (theme === 'dark' ? 'light' : 'dark');
  const wordOf = (wanted: 'dark' | 'light') => themes?.[wanted === 'dark' ? 0 : 1] ?? '';

  const callbacks = new Map<unknown, (message: Message) => void>([
    [
      themeAction,
      ({ value }) => {
        if (themes && !themes.includes(String(value))) return;
        theme = themes ? (value === themes[0] ? 'dark' : 'light') : other();
        for (const chart of Object.values(charts))
          if (!drawn.has(chart)) faults.push(`${chart} is drawn anew without data`);
      },
    ],
    [
      'fullScreen',
      ({ chartName, value }) => {
        const chart = String(chartName);
        if (!drawn.has(chart)) faults.push(`$refs[${chart}] is undefined`);
        fullScreens.set(chart, value === true);
      },
    ],
    ...Object.entries(charts).map(([socketType, chart]): [string, (message: Message) => void] => [
      socketType,
      ({ data }) => drawn.set(chart, JSON.parse(String(data))),
    ]),
  ]);

  function connect(): void {
    if (isClosed) return;
    const socket = (ws = new WebSocket(url, { headers: { 'User-Agent': model.userAgent } }));
    socket.on('open', () => opened++);
    socket.on('message', (text: Buffer) => {
      const message = JSON.parse(text.toString()) as Message;
      callbacks.get(message['socketType'])?.(message);
    });
    socket.on('error', () => undefined); // 'close' follows
    socket.on('close', () => setTimeout(connect, 200));
  }

  /** The original's: a message that finds no open socket is tried again later and later. */
  function send(message: object, tries = 1): void {
    if (ws?.readyState === WebSocket.OPEN) ws.send(JSON.stringify(message));
    else setTimeout(() => !isClosed && send(message, tries + 1), tries * 50);
  }

  function askForCharts(): void {
    Object.entries(charts).forEach(([socketType, chart], place) =>
      setTimeout(() => send({ action: 'getData', socketType, [nameField]: chart, value: '' }), place * pace),
    );
  }

  connect();
  if (model.isHasty) askForCharts();
  else ws?.once('open', askForCharts);
  onTestFinished(() => {
    isClosed = true;
    ws?.terminate();
  });

  return {
    drawn,
    faults,
    theme: () => theme,
    maximised: () => [...fullScreens].find(([, isOn]) => isOn)?.[0],
    opened: () => opened,
    switchTheme: () =>
      send({ action: themeAction, socketType: themeAction, chartName: '', value: wordOf(other()) }),
    maximise: (chartName, value) =>
      send({ action: 'fullScreen', socketType: 'fullScreen', chartName, value }),
  };
}

const six = {
  trendData: 'trend',
  sellerData: 'seller',
  mapData: 'map',
  rankData: 'rank',
  hotData: 'hotproduct',
  stockData: 'stock',
} as const;

/** Four of the kinds that there are. */
export const wildModels = {
  /** the original: toggles, and asks before it is open */
  original: { userAgent: 'original', charts: six, isHasty: true },
  /** spreads six requests over three seconds */
  slow: { userAgent: 'slow', charts: { ...six, hotData: 'hot' }, pace: 500 },
  /** says dark and light, and charName, and keeps its theme in localStorage */
  shades: {
    userAgent: 'shades',
    charts: { a: 'trend', b: 'seller' },
    nameField: 'charName',
    themes: ['dark', 'light'],
    storedTheme: 'light',
  },
  /** says changeTheme */
  changeTheme: { userAgent: 'changeTheme', charts: { map: 'map', rank: 'rank' }, themeAction: 'changeTheme' },
} as const satisfies Record<string, WildModel>;
