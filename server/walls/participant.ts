import type { DirectEvent, MessageEvent, RelayEvent, ViewEvent, WallEvent } from './events.ts';
import type { Guest } from './guests/guest.ts';
import { layoutMessage } from './layout-message.ts';
import type { ScreenEncoder } from './message-encoder.ts';
import { memoizeWeak, textMessage } from './outbound-message.ts';
import { reply } from './replies.ts';
import type { SessionPeer } from './session-peer.ts';

export interface Screen {
  kind: 'screen';
  encoder: ScreenEncoder;
  id: string;
  /** for people; may be empty */
  name: string;
  /** the same as long as its page is in the same tab */
  page: string | undefined;
  /** etags of what it still has from before */
  known: Map<string, string> | undefined;
}

export type Participant = Guest | Screen;

const relayMessage = memoizeWeak(({ text }: RelayEvent) => textMessage(text));

const viewMessage = memoizeWeak(({ view }: ViewEvent) =>
  textMessage(JSON.stringify({ action: 'spanView', ...view })),
);

type EventOf<Kind> = Extract<MessageEvent, { kind: Kind }>;
const messageMessage = memoizeWeak(({ message }: EventOf<'message'>) =>
  textMessage(JSON.stringify({ action: 'message', ...message })),
);
const withdrawalMessage = memoizeWeak(({ id }: EventOf<'withdrawal'>) =>
  textMessage(JSON.stringify({ action: 'withdrawn', id })),
);

/** Sends an event of the wall. A peer that reads too slowly misses relays, rather than being closed for them (PROTOCOL.md B-11). */
export function deliverWall(
  peer: SessionPeer,
  participant: Participant,
  event: WallEvent | DirectEvent,
): void {
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
    case 'view':
      if (participant.kind === 'screen') sendView(peer, participant, event);
      return;
    case 'room':
      return; // for those who speak of rooms
    case 'direct':
      if (participant.kind === 'screen') reply(peer, event.message);
      return;
    case 'message':
      if (participant.kind === 'screen') peer.send(messageMessage(event));
      return;
    case 'withdrawal':
      if (participant.kind === 'screen') peer.send(withdrawalMessage(event));
      return;
    case 'state':
      // messages to screens are absolute, so the newest of an action is enough
      if (participant.kind === 'screen') peer.send(participant.encoder.state(event), `\n${event.action}`);
      else participant.onState(event);
      return;
    default:
      event satisfies never;
  }
}

/** The screen that said it waits for its echo, and a newer view of others must not take its place. */
function sendView(peer: SessionPeer, { id }: Screen, event: ViewEvent): void {
  const { view, screen } = event;
  if (screen === id)
    peer.send(
      textMessage(JSON.stringify({ action: 'spanView', ...view, own: true })),
      `\nview-own ${view.chartName}`,
    );
  else peer.send(viewMessage(event), `\nview ${view.chartName}`);
}
