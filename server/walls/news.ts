import type { WallState } from '#protocol';
import type { ChartEvent } from '../charts/store.ts';
import type { SessionPeer } from './session.ts';
import type { GuestVoice, Voice } from './voice.ts';
import type { WallEvent } from './wall.ts';
import type { Following } from './wishes.ts';

/** A peer that never entered. */
export interface Guest {
  kind: 'guest';
  voice: GuestVoice;
  /** what the wall looks like for it: it is told changes, but no whole state on entering */
  shown: WallState;
  caughtUp: boolean;
}

export interface Screen {
  kind: 'screen';
  voice: Voice;
  id: string;
  /** etags of what it still has from before */
  known: Map<string, string> | undefined;
}

export type Member = Guest | Screen;

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
  // what waits is replaced by this, so a patch of it would be one of what never comes
  const words = voice.push(wish, news, isWaiting ? undefined : sent);
  const isAside = event.kind === 'problem' || event.kind === 'settings';
  if (words) peer.send(words, isAside ? `\n${event.kind} ${key}` : key);
  if ('snapshot' in news) following.sent = news.snapshot.revision;
}

/** Passes on what happened on the wall. */
export function tellWall(peer: SessionPeer, member: Member, event: WallEvent): void {
  if (event.kind === 'relay') {
    if (!event.guestsOnly || member.kind === 'guest') peer.send(event.text);
    return;
  }
  if (event.kind === 'layout') {
    if (member.kind === 'screen') peer.send(event.words, event.kind);
    return;
  }
  const words = member.voice.change(event);
  if (words.length === 0) return;
  // a toggle means something only to a guest that shows what the wall showed
  if (member.kind === 'guest') catchUp(peer, member, event.was);
  // each word to a screen is absolute, so the newest says it all; to a guest each one is a toggle
  const key = member.kind === 'screen' ? event.action : undefined;
  for (const word of words) peer.send(word, key);
  if (member.kind === 'guest') member.shown = event.state;
}

/** A late guest is told the state in its own words right after its first getData (PROTOCOL.md G-4). */
export function catchUp(peer: SessionPeer, guest: Guest, state: WallState): void {
  if (guest.caughtUp) return;
  guest.caughtUp = true;
  for (const word of guest.voice.catchUp(guest.shown, state)) peer.send(word);
  guest.shown = state;
}
