import type { Message } from '#protocol';
import type { RegisteredScreen } from '../registered-screen.ts';
import type { Registry } from '../registry.ts';
import type { Ledger, MessageStage } from './ledger.ts';
import { streamsOf } from './recipients.ts';

/** What has become of a message on a screen. */
export interface Delivery {
  readonly screen: string;
  readonly name: string;
  readonly stage: MessageStage;
}

interface AudienceDeps {
  registry: Pick<Registry, 'list'>;
  ledger: Pick<Ledger, 'stageOf'>;
}

/** The screens that a message was meant for, with what has become of it: those that were registered by then, and those that got it later. */
export function deliveriesOf(message: Message, { registry, ledger }: AudienceDeps): Delivery[] {
  return registry
    .list()
    .filter(({ wall, screen }) => streamsOf(wall, screen).includes(message.stream))
    .map((entry) => ({ entry, stage: ledger.stageOf(entry.screen, message) }))
    .filter(({ entry, stage }) => wasThere(entry, message) || (stage !== 'queued' && stage !== 'expired'))
    .map(({ entry: { screen, name }, stage }) => ({ screen, name, stage }));
}

function wasThere({ firstSeen }: RegisteredScreen, { sent }: Message): boolean {
  return firstSeen <= sent;
}
