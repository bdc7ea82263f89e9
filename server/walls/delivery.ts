import type { ChartEvent } from '../charts/store.ts';
import type { Guest } from './guests/guest.ts';
import type { SessionPeer } from './session-peer.ts';
import type { ScreenVoice } from './message-encoder.ts';
import type { RelayEvent, WallEvent } from './events.ts';
import { layoutMessage } from './layout-message.ts';
import { oncePer, outgoing } from './outbound-message.ts';
import type { Following } from './subscriptions.ts';

export interface Screen {
  kind: 'screen';
  voice: ScreenVoice;
  id: string;
  /** etags of what it still has from before */
  known: Map<string, string> | undefined;
}

export type Member = Guest | Screen;

const relayMessage = oncePer(({ text }: RelayEvent) => outgoing(text));

/** Passes on what happened to a chart that the peer asked for. Pushes have the key of the request: those of another take no one's place. */
export function tellChart(
  peer: SessionPeer,
  { voice }: Member,
  following: Following,
  event: ChartEvent,
): void {
  const { key, wish, sent } = following;
  const isWaiting = peer.isWaiting(key);
  // a newer modified time alone must not take the place of content that still waits
  const news = event.kind === 'touched' && isWaiting ? ({ ...event, kind: 'changed' } as const) : event;
  // what waits is replaced by this, so a patch of it would be of no use
  const words = voice.push(wish, news, isWaiting ? undefined : sent);
  const isAside = event.kind === 'problem' || event.kind === 'settings';
  if (words) peer.send(words, isAside ? `\n${event.kind} ${key}` : key);
  if ('snapshot' in news) following.sent = news.snapshot.revision;
}

/** Passes on what happened on the wall. A peer that reads too slowly for what others say to it misses that, and stays (PROTOCOL.md B-11). */
export function tellWall(peer: SessionPeer, member: Member, event: WallEvent): void {
  switch (event.kind) {
    case 'relay':
      if (!peer.isCongested) peer.send(relayMessage(event));
      return;
    case 'layout':
      if (member.kind === 'screen') peer.send(layoutMessage(event.layout), '\nlayout');
      return;
    case 'unknown-chart':
      if (member.kind === 'guest') member.onUnknownChart(event.original);
      return;
    case 'state':
      // each word to a screen is absolute, so the newest says it all
      if (member.kind === 'screen') peer.send(member.voice.change(event), `\n${event.action}`);
      else member.onState(event);
      return;
    default:
      event satisfies never;
  }
}
