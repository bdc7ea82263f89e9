import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openAccess } from './access.ts';
import { firstOperatorToken } from './auth/first-token.ts';
import { serveFiles } from './chart-files.ts';
import { openCluster } from './cluster.ts';
import { createLocalBroker } from './broker/local.ts';
import { createWorkerPool } from './charts/reading/worker-pool.ts';
import { openRevisions } from './charts/revisions.ts';
import { createChartStore, type ChartEvent, type ChartStore } from './charts/store.ts';
import { createHttpListener } from './http/app.ts';
import { createRenderer } from './http/pictures/renderer.ts';
import { createMetrics } from './metrics/metrics.ts';
import { packageFolder, packageVersion } from './package-folder.ts';
import { createPorts, type ListenAddress } from './ports.ts';
import { offerSchemas } from './schemas.ts';
import { createAdmission } from './socket/admission.ts';
import { createGuestEncoder } from './socket/guest-encoder.ts';
import { createScreenEncoder } from './socket/screen-encoder.ts';
import { createWaysIn } from './socket/ways-in.ts';
import { startInFolder, type StateFolder } from './storage/state-folder.ts';
import type { Certificate } from './tls/certificate.ts';
import { openTls } from './tls/open.ts';
import { createAlarms } from './walls/alarms/alarms.ts';
import { after } from './walls/after.ts';
import { createChartChannels, publishTo, type ChartTopics } from './walls/chart-channels.ts';
import { createLiveConversations } from './walls/conversations/live-conversations.ts';
import type { MessageTopics } from './walls/events.ts';
import { FanOut } from './walls/fan-out.ts';
import { createDialectPlaces } from './walls/guests/dialects/places.ts';
import { createResumption } from './walls/guests/resumption.ts';
import { heldPrefix } from './walls/held-pages.ts';
import { createHub } from './walls/hub.ts';
import { createDecoder } from './walls/message-decoder.ts';
import { createMessaging } from './walls/messages/messaging.ts';
import { createPresence } from './walls/presence/presence.ts';
import { createScreenIds } from './walls/screen-ids.ts';
import { createSchedules } from './walls/schedules.ts';
import { createTally } from './walls/tally.ts';
import { createWallFiles, type WallFiles } from './walls/wall-files.ts';
import type { WallServerConfig, WallServerDeps } from './wall-server-config.ts';
import { createWebhookOnDuty } from './webhook/on-duty.ts';

export interface WallServer {
  readonly charts: ChartStore;
  readonly walls: WallFiles;
  /**
   * Listens at once, so that `/readyz` is answered. Resolves, and accepts sockets, once the data folder has been read: a screen that
   * comes earlier would learn that its charts are gone. Rejects with the system's error, e.g. EADDRINUSE.
   */
  listen(): Promise<ListenAddress>;
  /** null without TLS */
  readonly certificate: Certificate | null;
  /** Lets the first operator in. Undefined if one was given already, or without a secret. */
  firstToken(): Promise<string | undefined>;
  /** Drains: not ready any more, sockets are closed with 1012, then the HTTP server, the folders and the journal. */
  close(): Promise<void>;
}

/** Rejects when it cannot start as it is configured. */
export function createWallServer(config: WallServerConfig, deps: WallServerDeps): Promise<WallServer> {
  return startInFolder(config.stateDir, (folder) => compose(folder, config, deps));
}

/** The composition root. Reads in the order in which data flows: files, store, broker, walls, sockets. */
async function compose(
  folder: StateFolder,
  config: WallServerConfig,
  { log, now: ownClock = Date.now, version = packageVersion() }: WallServerDeps,
): Promise<WallServer> {
  const cluster = await openCluster(config, { folder, now: ownClock, log });
  const { journal, elsewhere, duties, asides, now } = cluster;
  const nodes = cluster.shared?.nodes ?? null;
  const certificate = config.tls && (await openTls({ ...config, tls: config.tls }, { log, now, after }));
  const revisions = await openRevisions({ journal, now, log });
  await offerSchemas(join(packageFolder, 'dist/schemas'), config.stateDir, log);

  const broker = createLocalBroker<ChartTopics & MessageTopics>({ epoch: randomUUID(), keep: 0 });
  const chartEvents = new FanOut<ChartEvent>();
  chartEvents.add({ deliver: publishTo(broker) });
  const charts = createChartStore({ publish: (event) => chartEvents.deliver(event), now: revisions.next });
  const workers = createWorkerPool({
    onError: (err) => log.error({ err }, 'a thread that parses files failed'),
  });
  const channels = createChartChannels({ broker, charts });
  const common = { journal, nodes, elsewhere, duties, asides, broker, now, after, log };
  const messaging = createMessaging({ ...common, store: cluster.messages, newId: randomUUID });

  const wallFiles = createWallFiles();
  const served = { cluster, charts, wallFiles, nextRevision: revisions.next, workers, log };
  const files = serveFiles(config, served);
  const isShared = config.redis !== null;
  const schedules = createSchedules({ ...config, isShared, charts, workers, wallFiles, now, after });
  chartEvents.add(schedules);
  const base = { ...config, ...common, ...messaging, charts };
  const alarms = createAlarms({ ...base, workers, schedules, wallFiles });
  chartEvents.add(alarms);
  const hub = createHub({ ...cluster, schedules, wallFiles, alarms, messages: broker, now, after });
  const conversations = createLiveConversations({ ...messaging, hub, journal, broker });
  const presence = createPresence({ ...base, walls: hub.list });
  journal.onRemoteChange(heldPrefix, presence.wallChanged);
  const webhook = createWebhookOnDuty(config.webhook, { ...base, presence, version, random: Math.random });

  const access = await openAccess(config, cluster, log);
  const tally = createTally();
  const sockets = createWaysIn({
    ...base,
    ...access,
    tally,
    admission: createAdmission({ log, after }),
    hub,
    alarms,
    channels,
    encoders: { guest: createGuestEncoder(), screen: createScreenEncoder() },
    decode: createDecoder(),
    guests: createResumption(base),
    screenIds: createScreenIds({ ...base, ...access.authenticator }),
    conversations,
    presence,
    ...createDialectPlaces({ ...base, hub, elsewhere: cluster.rooms }),
    server: { version, staleAfter: config.staleAfter },
  });

  const metrics = createMetrics({ ...base, ...sockets, hub, presence, wallFiles, tally, version });
  chartEvents.add(metrics);
  let isReady = false;
  const webDir = join(packageFolder, 'dist/web');
  const renderer = createRenderer({ mapsDir: join(webDir, 'maps'), after, log });
  const listener = createHttpListener({
    ...base,
    streams: sockets.streams,
    walls: wallFiles,
    hub,
    timezoneOf: (wall) => schedules.of(wall).layout.timezone,
    workers,
    performWrite: files.performWrite,
    render: renderer.render,
    messaging,
    conversations,
    presence,
    ...access,
    tally,
    metrics,
    isReady: () => isReady,
    degradation: cluster.degradation,
    version,
    webDir,
    isPubliclyTrusted: () => certificate?.isPublic() ?? false,
  });
  const ports = createPorts(config, { listener, attach: sockets.attach, certificate });

  return {
    charts,
    walls: wallFiles,
    get certificate() {
      return certificate?.current ?? null;
    },

    firstToken: () =>
      firstOperatorToken(config.auth.secret, { store: journal, audit: access.audit, now: now() }),

    async listen() {
      const place = await ports.listen();
      await files.read();
      alarms.start();
      webhook.start();
      sockets.open();
      isReady = true;
      return place;
    },

    async close() {
      isReady = false;
      await sockets.close();
      await ports.close();
      await renderer.close();
      await files.close();
      presence.close();
      schedules.close();
      await alarms.close();
      await webhook.close();
      await messaging.close();
      await access.audit.close();
      await cluster.close();
      await folder.close();
    },
  };
}
