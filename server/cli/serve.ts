import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { packageFolder, packageVersion } from '../package-folder.ts';
import { createWallServer } from '../wall-server.ts';
import type { Config } from './config.ts';
import { prepareDataFolder } from './data-folder.ts';
import { startDemo } from './demo.ts';
import { createLogger } from './log.ts';
import { startReport } from './report.ts';
import { startErrorOf } from './start-error.ts';
import { refuseStateInData } from './state-place.ts';

/** All must be over 5 s after a signal; the rest is for the process itself to end. */
const drainLimitInMs = 4500;
/** Ctrl-C under `npm start` comes twice, once from the terminal and once passed on by npm. */
const echoInMs = 500;

/**
 * Serves a wall until SIGTERM or SIGINT asks for its end, then drains. A second signal, or too slow a drain, ends the
 * process at once with exit code 1.
 * @throws {UsageError} when the data folder cannot be one, or the state would lie in it, {StartError} when it cannot listen, read or write where it was told to.
 */
export async function serve(config: Config): Promise<void> {
  const log = createLogger(config.logLevel);
  endOnUnexpected(log);
  const asked = untilAskedToEnd(log);
  try {
    await (config.demo ? serveDemo : serveFolder)(config, asked, log);
  } catch (error) {
    throw startErrorOf(error, config);
  }
}

async function serveDemo(config: Config, asked: Promise<NodeJS.Signals>, log: Logger): Promise<void> {
  const samples = join(packageFolder, 'data');
  const demo = await startDemo({ log, random: Math.random, every: repeat }, { samples });
  try {
    await serveFolder({ ...config, dir: demo.dir, stateDir: demo.stateDir }, asked, log);
  } finally {
    await demo.close();
  }
}

async function serveFolder(config: Config, asked: Promise<NodeJS.Signals>, log: Logger): Promise<void> {
  if (config.hasFolder) {
    await refuseStateInData(config);
    await prepareDataFolder(config.dir);
  }
  const wall = await createWallServer(config, { log });
  try {
    const place = await wall.listen();
    const networkUrls = networkUrlsOf(config, place.port);
    const { certificate } = wall;
    const firstToken = await wall.firstToken();
    const found = { charts: wall.charts.list(), walls: wall.walls.list() };
    const version = packageVersion();
    process.stdout.write(
      startReport({ config, version, ...place, networkUrls, certificate, firstToken, ...found }),
    );
    log.info({ ...place, dir: config.dir }, 'listening');
    log.info({ signal: await asked }, 'draining');
  } finally {
    setTimeout(endAtOnce, drainLimitInMs, log, 'not drained in time').unref();
    await wall.close();
  }
}

/**
 * After an unexpected error the process is in an unknown state and might show wrong data, so it exits. Its supervisor
 * restarts it, the state is in the journal, and the screens reconnect. Unhandled rejections arrive here too.
 */
function endOnUnexpected(log: Logger): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'unexpected error, the process ends');
    process.exit(1);
  });
  // the reader of the output may be gone (`chartwall | head`); that must not end the server
  process.stdout.on('error', (error) => log.debug({ err: error }, 'standard output is closed'));
}

function untilAskedToEnd(log: Logger): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let since: number | undefined;
    const hear = (signal: NodeJS.Signals) => {
      if (since !== undefined && Date.now() - since > echoInMs) endAtOnce(log, 'asked twice');
      since ??= Date.now();
      resolve(signal);
    };
    process.on('SIGTERM', hear);
    process.on('SIGINT', hear);
  });
}

function endAtOnce(log: Logger, why: string): void {
  log.error({ why }, 'ended without draining');
  process.exit(1);
}

function repeat(ms: number, run: () => Promise<void>): () => void {
  const timer = setInterval(() => void run(), ms);
  return () => clearInterval(timer);
}

/** Where other machines find a wall that listens on all interfaces. */
function networkUrlsOf({ host, basePath, tls }: Config, port: number): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [];
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `${tls ? 'https' : 'http'}://${address}:${port}${basePath}/`);
}
