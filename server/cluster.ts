import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { createSharedAudit, openAudit } from './audit-log.ts';
import { localCounter, sharedCounters, type NewCounter } from './auth/attempt-limit.ts';
import type { Audit } from './auth/audit.ts';
import type { Broker } from './broker/broker.ts';
import { createLocalBroker } from './broker/local.ts';
import { createRedisBroker } from './broker/redis.ts';
import { openAsides, type Asides } from './broker/redis/asides.ts';
import { openCounterClient } from './broker/redis/counter-client.ts';
import { countersPrefix } from './broker/redis/keys.ts';
import { joinNodes, type Nodes } from './broker/redis/nodes.ts';
import { createSharedJournal } from './broker/redis/shared-journal.ts';
import { openSharedLog } from './broker/redis/open-shared-log.ts';
import type { SharedLog } from './broker/redis/shared-log.ts';
import { schemaOf } from './journal-schemas.ts';
import { openJournal, type OpenJournal } from './storage/journal.ts';
import type { StateFolder } from './storage/state-folder.ts';
import { after } from './walls/after.ts';
import type { WallTopics } from './walls/events.ts';
import { createRoomsElsewhere, type RoomsElsewhere } from './walls/guests/dialects/rooms/elsewhere.ts';
import { openMessageLog, type MessageLog } from './walls/messages/message-log.ts';
import { createSharedMessageLog } from './walls/messages/shared-message-log.ts';
import { noAsides, type AsideTopics, type ScreenAsides } from './walls/presence/asides.ts';
import { allDuties, nowhereElse, type Duties, type Elsewhere } from './walls/presence/elsewhere.ts';
import { createSharedElsewhere } from './walls/presence/shared-elsewhere.ts';
import { createSharedWallStates } from './walls/shared-wall-states.ts';
import { createLocalWallStates, type WallStates } from './walls/wall-states.ts';

/** Where several servers share their walls. */
export interface RedisConfig {
  url: string;
  /** how many replicas must have a change before it is told */
  replicas: number;
}

/** What all nodes of a wall have in common; of a server that is alone, what it has. */
export interface Cluster {
  readonly journal: OpenJournal;
  readonly broker: Broker<WallTopics>;
  readonly states: WallStates;
  readonly elsewhere: Elsewhere;
  readonly duties: Duties;
  readonly asides: ScreenAsides;
  /** null: this server is alone */
  readonly shared: { readonly log: SharedLog; readonly nodes: Nodes } | null;
  /** what cannot be stored now, and why; undefined: nothing is the matter */
  degradation(): string | undefined;
  /** where attempts are counted */
  readonly newCounter: NewCounter;
  readonly messages: MessageLog;
  /** who is in rooms on other nodes */
  readonly rooms: RoomsElsewhere | null;
  openAudit(isEnforced: boolean): Promise<Audit>;
  /** ms since 1970, by the clock of all nodes */
  now(): number;
  close(): Promise<void>;
}

interface ClusterConfig {
  redis: RedisConfig | null;
  /** this node has a data folder */
  hasFolder: boolean;
}

interface ClusterDeps {
  folder: StateFolder;
  now: () => number;
  log: Logger;
}

/** Opens the journal in the state folder, or joins the nodes that share one in Redis. */
export function openCluster({ redis, hasFolder }: ClusterConfig, deps: ClusterDeps): Promise<Cluster> {
  return redis ? openShared(redis, hasFolder, deps) : openAlone(deps);
}

async function openAlone({ folder, now, log }: ClusterDeps): Promise<Cluster> {
  const journal = await openJournal({ folder, log, schemaOf });
  const broker = createLocalBroker<WallTopics>({ epoch: randomUUID(), keep: 0 });
  const states = createLocalWallStates({ journal, broker });
  const messages = await openMessageLog({ folder, newEpoch: randomUUID, log });
  return {
    journal,
    broker,
    states,
    messages,
    elsewhere: nowhereElse,
    duties: allDuties,
    asides: noAsides,
    rooms: null,
    shared: null,
    degradation: () =>
      journal.isFailing ? 'changes of theme, full screen and page cannot be stored' : undefined,
    newCounter: localCounter,
    openAudit: (isEnforced) => openAudit(folder, isEnforced, { now, after, log }),
    now,
    close: journal.close,
  };
}

async function openShared(
  redis: RedisConfig,
  hasFolder: boolean,
  { now, log }: ClusterDeps,
): Promise<Cluster> {
  const shared = await openSharedLog({ ...redis, isValid: isStoredValue, now, after, log });
  const nodes = await joinNodes(shared, { hasFolder, now, after });
  const asides: Asides<AsideTopics> = openAsides({ ...redis, shared, after });
  const counters = await openCounterClient(redis.url);
  return {
    journal: createSharedJournal(shared),
    broker: createRedisBroker<WallTopics>(shared, { keep: 0 }),
    states: createSharedWallStates(shared),
    messages: createSharedMessageLog(shared),
    ...createSharedElsewhere({ shared, nodes, after }),
    asides,
    rooms: createRoomsElsewhere(shared, nodes),
    shared: { log: shared, nodes },
    degradation: () =>
      shared.session ? undefined : 'Redis cannot be used: changes and messages are refused until it can',
    newCounter: sharedCounters(counters, countersPrefix),
    openAudit: (isEnforced) =>
      Promise.resolve(createSharedAudit(shared, isEnforced, { now: shared.now, after, log })),
    now: shared.now,
    async close() {
      await nodes.close();
      asides.close();
      counters.destroy();
      shared.close();
    },
  };
}

/** Whether a value is one that may be stored under a key. */
export function isStoredValue(key: string, value: unknown): boolean {
  const schema = schemaOf(key);
  return schema !== undefined && v.safeParse(schema, value).success;
}
