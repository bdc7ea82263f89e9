import { parseArgs } from 'node:util';
import { isName, ownTimeZone } from '#protocol';
import { noAuth } from '../auth/authenticator.ts';
import { isProxyName } from '../auth/client-info.ts';
import type { WallServerConfig } from '../wall-server-config.ts';
import type { Acceptance } from './accept.ts';
import { authOptions, readAuth, readOrigins, readSecret } from './auth-config.ts';
import { refuseContradictions } from './contradictions.ts';
import {
  badValue,
  readDuration,
  readTimeZone,
  readList,
  readPort,
  readSwitch,
  readText,
  secretSettingsOf,
  settingsOf,
  UsageError,
  type Setting,
} from './settings.ts';
import {
  readRevocation,
  readTokenRequest,
  tokenOptions,
  type Revocation,
  type TokenRequest,
} from './token-config.ts';
import { readCluster, readImport, redisOptions, type ImportRequest } from './redis-config.ts';
import { readTls } from './tls-config.ts';
import { readWebhook, webhookOptions } from './webhook-config.ts';
import { readAdoptRequest, readUserRequest, type AdoptRequest, type UserRequest } from './user-config.ts';

const hosts = 'names of hosts, such as wall.example or wall.example,tv.example';
const proxies = 'loopback, addresses or subnets, such as loopback,10.0.0.0/8';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Config extends WallServerConfig {
  command: 'serve' | 'check' | 'init';
  demo: boolean;
  logLevel: LogLevel;
}

/** A data file to explain. */
export interface ExplainRequest {
  command: 'explain';
  file: string;
  timezone: string;
}

/** Somebody only wants to know something. */
interface Question {
  command: 'help' | 'version';
}

type Order =
  Acceptance | ExplainRequest | TokenRequest | Revocation | UserRequest | AdoptRequest | ImportRequest;

/**
 * What to do, from flags and environment: flag > CHARTWALL_X > X (PORT, HOST, LOG_LEVEL and REDIS_URL only) > default.
 * @throws {UsageError} on an unknown flag or a bad value, wherever it comes from.
 */
export function readConfig(argv: readonly string[], env: NodeJS.ProcessEnv): Config | Question | Order {
  const { values, positionals } = parse(argv);
  if (values.help) return { command: 'help' };
  if (values.version) return { command: 'version' };
  const settings = (flag: keyof typeof options): Setting[] =>
    isSecretFlag(flag) ? secretSettingsOf(flag, values[flag], env) : settingsOf(flag, values[flag], env);
  const port = readPort(settings('port')) ?? 8888;
  const host = readText(settings('host')) ?? '127.0.0.1';
  const stateDir = readText(settings('state-dir')) ?? '.chartwall';
  const basePath = readBasePath(settings('base-path'));
  const place = { host, port, basePath, tls: readTls(settings), stateDir };
  const server = () => ({ ...place, secret: readSecret(settings('secret')) });
  if (positionals[0] === 'import-state') return readImport(settings, stateDir);
  if (positionals[0] === 'accept') return { command: 'accept', name: readName(positionals), ...server() };
  if (positionals[0] === 'revoke') return readRevocation(positionals, server());
  if (positionals[0] === 'adopt') return readAdoptRequest(positionals, settings, server());
  if (positionals[0] === 'user') return readUserRequest(positionals, settings, server());
  if (positionals[0] === 'token') return readTokenRequest(positionals, settings, server());
  const timezone = readTimeZone(settings('timezone')) ?? ownTimeZone();
  if (positionals[0] === 'explain') return { command: 'explain', file: readFile(positionals), timezone };
  const { command, dir } = readWords(positionals);
  const config: Config = {
    command,
    dir: dir ?? readText(settingsOf('dir', undefined, env)) ?? './data',
    ...place,
    allowedHosts: readList(settings('allowed-host'), isHost, hosts),
    trustProxy: readList(settings('trust-proxy'), isProxyName, proxies),
    guestPort: readPort(settings('guest-port')) ?? null,
    redirectPort: readPort(settings('redirect-port')) ?? null,
    open: readSwitch(settings('open')),
    auth: command === 'serve' ? readAuth(settings) : noAuth,
    origins: readOrigins(settings('origin')),
    demo: readSwitch(settings('demo')),
    compress: readSwitch(settings('compress')),
    logLevel: readLevel(settings('log-level')) ?? 'info',
    staleAfter: readDuration(settings('stale-after')) ?? null,
    timezone,
    webhook: readWebhook(settings('notify-url'), settings('notify-secret')),
    ...readCluster(settings),
  };
  if (command === 'serve') refuseContradictions(config, settings('host')[0]?.from);
  return config;
}

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  'allowed-host': { type: 'string' },
  'redirect-port': { type: 'string' },
  tls: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'base-path': { type: 'string' },
  'trust-proxy': { type: 'string' },
  'guest-port': { type: 'string' },
  open: { type: 'boolean' },
  demo: { type: 'boolean' },
  compress: { type: 'boolean' },
  'state-dir': { type: 'string' },
  'stale-after': { type: 'string' },
  timezone: { type: 'string' },
  'log-level': { type: 'string' },
  ...authOptions,
  ...tokenOptions,
  ...webhookOptions,
  ...redisOptions,
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node goes on with advice about dashes over several lines; the first sentence is the fact
    throw new UsageError(error.message.split(/\n|\. /, 1)[0], { cause: error });
  }
}

function readWords(words: readonly string[]): { command: Config['command']; dir: string | undefined } {
  const [first] = words;
  const named = first === 'serve' || first === 'check' || first === 'init';
  const folders = named ? words.slice(1) : words;
  if (folders.length > 1)
    throw new UsageError(`One folder at most, not ${folders.length}: ${folders.join(' ')}`);
  if (folders[0] === '') throw new UsageError('The folder has an empty name');
  return { command: named ? first : 'serve', dir: folders[0] };
}

function readName([, name, ...others]: readonly string[]): string {
  if (name === undefined) throw new UsageError('accept needs the name of a chart');
  if (others.length > 0) throw new UsageError(`One chart at a time, not ${[name, ...others].join(' ')}`);
  if (!isName(name)) throw new UsageError(`${JSON.stringify(name)} cannot be the name of a chart`);
  return name;
}

function readFile([, file, ...others]: readonly string[]): string {
  if (!file) throw new UsageError('explain needs a data file');
  if (others.length > 0) throw new UsageError(`One file at a time, not ${[file, ...others].join(' ')}`);
  return file;
}

/** As it stands in a browser's address line, without a port. */
function isHost(text: string): boolean {
  return /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(text);
}

/** Nothing in it needs escaping, in a URL or in a page. */
function readBasePath([setting]: readonly Setting[]): string {
  const path = setting?.text.replace(/\/$/, '') ?? '';
  const isPath = /^(\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*$/.test(path);
  if (setting && !(isPath && setting.text.startsWith('/'))) throw badValue(setting, 'a path such as /wall');
  return path;
}

function readLevel([setting]: readonly Setting[]): LogLevel | undefined {
  const level = logLevels.find((each) => each === setting?.text.toLowerCase());
  if (setting && !level) throw badValue(setting, `one of ${logLevels.join(', ')}`);
  return level;
}

/** Those that may lie in a file. */
function isSecretFlag(flag: string): flag is 'secret' | 'previous-secret' | 'notify-secret' | 'redis' {
  return ['secret', 'previous-secret', 'notify-secret', 'redis'].includes(flag);
}
