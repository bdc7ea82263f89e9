import type { Broker } from '../../../broker/broker.ts';
import type { Journal } from '../../../storage/journal.ts';
import type { MessageTopics } from '../../events.ts';
import type { Messages } from '../../messages/messages.ts';
import { audienceOf, streamOfPerson } from '../../messages/recipients.ts';
import type { KeptMessage } from '../../messages/streams.ts';
import { createMembers, type OtherNodes } from './members.ts';

/** A socket at which a person reads. */
export interface InboxSocket {
  deliver(kept: Pick<KeptMessage, 'message' | 'said'>): void;
}

/** A person's inbox as one socket has it open. */
export interface OpenInbox {
  /** Something has come from the socket: it has had what was sent before. */
  hear(): void;
  /** `isSilent`: it was not heard any more, and has perhaps not had what was sent since. */
  close(isSilent: boolean): void;
}

/** The messages to people, for the dialects in which one waits for them: each is delivered once per dialect (PROTOCOL.md N-4, U-3). */
export interface Inboxes {
  /** Delivers what waits, the oldest first, and from then on what comes. */
  open(dialect: string, person: string, socket: InboxSocket): OpenInbox;
}

interface Inbox {
  readonly person: string;
  readonly sockets: Set<InboxSocket>;
  /** the order of the newest message that was delivered, and of the newest when one of the sockets was last heard */
  delivered: number;
  heard: number;
}

export interface InboxesDeps {
  broker: Broker<MessageTopics>;
  messages: Pick<Messages, 'epoch' | 'streams'>;
  journal: Journal;
  nodes: OtherNodes | null;
  now: () => number;
}

export function createInboxes({ broker, messages, journal, nodes, now }: InboxesDeps): Inboxes {
  const { streams } = messages;
  const epoch = (): string => messages.epoch;
  const readers = createMembers({ prefix: 'inbox:', epoch, last: () => streams.last, journal, nodes });
  /** those that are open, by dialect and person */
  const inboxes = new Map<string, Inbox>();

  function deliver(inbox: Inbox, kept: KeptMessage): void {
    inbox.delivered = kept.order;
    for (const socket of [...inbox.sockets]) socket.deliver(kept);
  }

  /** What waits for a person after this order. */
  function waiting(person: string, order: number): KeptMessage[] {
    return streams
      .kept(streamOfPerson(person))
      .filter((kept) => kept.order > order && !kept.isOver && kept.message.expires > now());
  }

  void broker.subscribe('messages', {
    deliver(event) {
      if (event.kind !== 'message') return;
      const { kind, name } = audienceOf(event.message.stream);
      const kept = streams.find(event.message.id);
      if (kind !== 'person' || !kept) return;
      for (const inbox of inboxes.values()) if (inbox.person === name) deliver(inbox, kept);
    },
  });

  return {
    open(dialect, person, socket) {
      const key = `${dialect} ${person}`;
      const inbox = inboxes.get(key) ?? { person, sockets: new Set(), delivered: 0, heard: 0 };
      const isFirst = inbox.sockets.size === 0;
      inboxes.set(key, inbox);
      inbox.sockets.add(socket);
      if (isFirst) {
        const since = readers.enter(dialect, person) ?? 0;
        Object.assign(inbox, { delivered: streams.last, heard: since });
        for (const kept of waiting(person, since)) socket.deliver(kept);
      }
      return {
        hear: () => void (inbox.heard = inbox.delivered),
        close(isSilent) {
          if (!inbox.sockets.delete(socket) || inbox.sockets.size > 0) return;
          inboxes.delete(key);
          readers.leave(dialect, person, isSilent ? inbox.heard : inbox.delivered);
        },
      };
    },
  };
}
