import { randomUUID } from 'node:crypto';
import { createLocalBroker } from '../../../server/broker/local.ts';
import { createChartStore } from '../../../server/charts/store.ts';
import { createGuestEncoder } from '../../../server/socket/guest-encoder.ts';
import { createScreenEncoder } from '../../../server/socket/screen-encoder.ts';
import type { Journal } from '../../../server/storage/journal.ts';
import { createChartChannels, publishTo, type ChartTopics } from '../../../server/walls/chart-channels.ts';
import type { MessageTopics, WallTopics } from '../../../server/walls/events.ts';
import { createResumption } from '../../../server/walls/guests/resumption.ts';
import { createLiveConversations } from '../../../server/walls/conversations/live-conversations.ts';
import { createInboxes } from '../../../server/walls/guests/dialects/inboxes.ts';
import { createRooms } from '../../../server/walls/guests/dialects/rooms/rooms.ts';
import { createHub } from '../../../server/walls/hub.ts';
import { createDecoder } from '../../../server/walls/message-decoder.ts';
import type { After } from '../../../server/walls/after.ts';
import { parseTimeWindow } from '../../../server/walls/time-window.ts';
import { createLedger } from '../../../server/walls/messages/ledger.ts';
import { createScreenIds } from '../../../server/walls/screen-ids.ts';
import { noAsides } from '../../../server/walls/presence/asides.ts';
import { allDuties, nowhereElse } from '../../../server/walls/presence/elsewhere.ts';
import { createPresence } from '../../../server/walls/presence/presence.ts';
import { createLocalWallStates } from '../../../server/walls/wall-states.ts';
import { createTally } from '../../../server/walls/tally.ts';
import { createRegistry } from '../../../server/walls/registry.ts';
import { endless, everybodyMay } from '../../helpers/no-auth.ts';
import { noAlarms } from '../../helpers/no-alarms.ts';
import { silentLog } from '../../helpers/log.ts';
import { noMessages } from '../../helpers/no-messages.ts';

/** Where nothing is stored that the tests do not ask for. */
const nowhere: Journal = {
  get: () => undefined,
  entries: () => [],
  put: () => Promise.resolve(),
  delete: () => Promise.resolve(),
  update: (_key, change) => Promise.resolve(void change(undefined)),
  onRemoteChange() {},
  close: () => Promise.resolve(),
};

/** The deps of sessions: real walls, charts and broker, composed as in the server; walls without pages or files. */
export function createSessionDeps({
  journal,
  now,
  after,
}: {
  journal: Journal;
  now: () => number;
  after: After;
}) {
  const broker = createLocalBroker<WallTopics & MessageTopics & ChartTopics>({ epoch: 'this', keep: 0 });
  const charts = createChartStore({ publish: publishTo(broker), now });
  const schedule = {
    layout: { pages: [], screens: {} },
    durations: [],
    renewalTime: parseTimeWindow('03:00-05:00'),
  };
  const hub = createHub({
    journal,
    broker,
    messages: broker,
    states: createLocalWallStates({ journal, broker }),
    now,
    after,
    schedules: { of: () => schedule, onChange: () => {} },
    wallFiles: { has: () => false, list: () => [] },
    alarms: noAlarms,
    elsewhere: nowhereElse,
    duties: allDuties,
    asides: noAsides,
  });
  const registry = createRegistry({ journal: nowhere, elsewhere: nowhereElse, now });
  const screenIds = createScreenIds({
    ...{ registry, elsewhere: nowhereElse, now },
    isEnforced: false,
    newId: randomUUID,
  });
  const deps = {
    inboxes: createInboxes({ broker, messages: noMessages, journal: nowhere, nodes: null, now }),
    rooms: createRooms({
      hub,
      messages: noMessages,
      journal: nowhere,
      nodes: null,
      elsewhere: null,
      now,
      after,
    }),
    conversations: createLiveConversations({ broker, messages: noMessages, hub, registry, journal: nowhere }),
    hub,
    channels: createChartChannels({ broker, charts }),
    charts,
    alarms: noAlarms,
    encoders: { guest: createGuestEncoder(), screen: createScreenEncoder() },
    decode: createDecoder(),
    guests: createResumption({ journal, nodes: null, now }),
    messages: noMessages,
    ledger: createLedger({ epoch: () => 'this', journal: nowhere, now, after }),
    registry,
    presence: createPresence({
      registry,
      elsewhere: nowhereElse,
      asides: noAsides,
      walls: hub.list,
      now,
      after,
    }),
    screenIds,
    tally: createTally(),
    server: { version: '0.0.0', staleAfter: null },
    now,
    after,
    newId: randomUUID,
    onFlood: () => {},
    authenticator: everybodyMay,
    identities: endless,
    renewToken: () => Promise.reject(new Error('nothing ends here')),
    audit: { record: () => {} },
    log: silentLog,
  };
  return { broker, charts, deps };
}
