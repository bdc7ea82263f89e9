import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';

type Vocabulary = 'enter' | 'login';

/** A page that chats, as they are written: one socket for its life, which it opens anew whenever it is gone, and never closes with a word. */
export interface WildChat {
  /** what others and itself have said, as it shows it */
  readonly shown: readonly string[];
  /** how many it believes are there */
  num(): number;
  /** how often its socket opened */
  opened(): number;
  /** Says something, whether its socket is open or not. */
  say(message: string): void;
  leave(): void;
}

interface ChatOptions {
  name: string;
  vocabulary: Vocabulary;
  uid?: string;
  room?: string;
}

/** It comes back after so long; all at once, in a storm. ms */
const comesBackAfter = 50;
/** The first vocabulary's page gives its socket up when no ping has followed for so long. ms */
const patience = 2000;

export function openWildChat(url: string, { name, vocabulary, uid, room }: ChatOptions): WildChat {
  const shown: string[] = [];
  let ws: WebSocket;
  let num = 0;
  let opened = 0;
  let hasLeft = false;
  let giveUp: NodeJS.Timeout | undefined;

  const arrival =
    vocabulary === 'enter'
      ? { event: 'enter', message: name, ...(room !== undefined && { roomId: room }) }
      : { event: 'login', name, ...(room !== undefined && { roomid: room }) };

  function connect(): void {
    if (hasLeft) return;
    ws = new WebSocket(url);
    ws.onopen = () => {
      opened++;
      ws.send(JSON.stringify({ ...arrival, ...(uid !== undefined && { uid }) }));
    };
    ws.onmessage = ({ data }) => receive(JSON.parse(data as string) as Record<string, unknown>);
    ws.onerror = () => undefined;
    ws.onclose = () => {
      clearTimeout(giveUp);
      setTimeout(connect, comesBackAfter);
    };
  }

  function receive(frame: Record<string, unknown>): void {
    if (typeof frame['num'] === 'number') num = frame['num'];
    if (frame['event'] === 'message') shown.push(`${String(frame['name'])}: ${String(frame['message'])}`);
    if (frame['event'] !== 'heartbeat') return;
    ws.send(JSON.stringify({ event: 'heartbeat', message: 'pong' }));
    clearTimeout(giveUp);
    if (vocabulary === 'enter') giveUp = setTimeout(() => ws.terminate(), patience);
  }

  /** It tries again later and later until its socket is open and it has entered. */
  function say(message: string, tries = 1): void {
    if (ws.readyState === WebSocket.OPEN && num > 0) ws.send(JSON.stringify({ event: 'message', message }));
    else setTimeout(() => !hasLeft && say(message, tries + 1), tries * 20);
  }

  function leave(): void {
    hasLeft = true;
    clearTimeout(giveUp);
    ws.terminate();
  }

  connect();
  onTestFinished(leave);
  return { shown, num: () => num, opened: () => opened, say: (message) => say(message), leave };
}
