import type { ChartEvent } from '../charts/store.ts';
import type { RelayEvent, WallEvent } from './events.ts';
import type { Guest } from './guests/guest.ts';
import { layoutMessage } from './layout-message.ts';
import type { ScreenEncoder } from './message-encoder.ts';
import { memoizeWeak, textMessage } from './outbound-message.ts';
import type { SessionPeer } from './session-peer.ts';
import type { ChartSubscription } from './subscriptions.ts';

export interface Screen {
  kind: 'screen';
  encoder: ScreenEncoder;
  id: string;
  /** etags of what it still has from before */
  known: Map<string, string> | undefined;
}

export type Participant = Guest | Screen;

const relayMessage = memoizeWeak(({ text }: RelayEvent) => textMessage(text));

/** Sends what happened to a chart that the peer subscribes to. Pushes have the subscription's key, so only newer ones replace them. */
export function deliverChart(
  peer: SessionPeer,
  { encoder }: Participant,
  subscription: ChartSubscription,
  event: ChartEvent,
): void {
  const { key, request, sent } = subscription;
  const isWaiting = peer.isWaiting(key);
  // a newer modified time alone must not take the place of content that still waits
  const news = event.kind === 'touched' && isWaiting ? ({ ...event, kind: 'changed' } as const) : event;
  // what waits is replaced by this, so a patch of it would be of no use
  const words = encoder.push(request, news, isWaiting ? undefined : sent);
  const isAside = event.kind === 'problem' || event.kind === 'settings';
  if (words) peer.send(words, isAside ? `\n${event.kind} ${key}` : key);
  if ('snapshot' in news) subscription.sent = news.snapshot.revision;
}

/** Passes on what happened on the wall. A peer that reads too slowly misses what others send to it, and stays (PROTOCOL.md B-11). */
export function deliverWall(peer: SessionPeer, participant: Participant, event: WallEvent): void {
  switch (event.kind) {
    case 'relay':
      if (!peer.isCongested) peer.send(relayMessage(event));
      return;
    case 'layout':
      if (participant.kind === 'screen') peer.send(layoutMessage(event.layout), '\nlayout');
      return;
    case 'unknown-chart':
      if (participant.kind === 'guest') participant.onUnknownChart(event.original);
      return;
    case 'state':
      // each word to a screen is absolute, so the newest says it all
      if (participant.kind === 'screen') peer.send(participant.encoder.change(event), `\n${event.action}`);
      else participant.onState(event);
      return;
    default:
      event satisfies never;
  }
}
