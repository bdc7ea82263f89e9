import { parseArgs } from 'node:util';
import { isName } from '#protocol';
import { isLoopback } from '../auth/loopback.ts';
import type { WallServerConfig } from '../wall-server.ts';
import type { Acceptance } from './accept.ts';

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
}

/** Somebody only wants to know something. */
interface Question {
  command: 'help' | 'version';
}

/** A command line or environment that cannot be followed; the message is one line for people. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * What to do, from flags and environment: flag > CHARTWALL_X > X (PORT, HOST and LOG_LEVEL only) > default.
 * @throws {UsageError} on an unknown flag or a bad value, wherever it comes from.
 */
export function readConfig(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): Config | Question | Acceptance | ExplainRequest {
  const { values, positionals } = parse(argv);
  if (values.help) return { command: 'help' };
  if (values.version) return { command: 'version' };
  const settings = (flag: keyof typeof values): Setting[] => settingsOf(flag, values[flag], env);
  const port = readPort(settings('port')) ?? 8888;
  const host = readText(settings('host')) ?? '127.0.0.1';
  if (positionals[0] === 'accept') return { command: 'accept', name: readName(positionals), host, port };
  if (positionals[0] === 'explain') return { command: 'explain', file: readFile(positionals) };
  const { command, dir } = readWords(positionals);
  const config: Config = {
    command,
    dir: dir ?? readText(settingsOf('dir', undefined, env)) ?? './data',
    port,
    host,
    allowedHosts: readHosts(settings('allowed-host')),
    guestPort: readPort(settings('guest-port')) ?? null,
    open: readSwitch(settings('open')),
    demo: readSwitch(settings('demo')),
    compress: readSwitch(settings('compress')),
    stateDir: readText(settings('state-dir')) ?? '.chartwall',
    logLevel: readLevel(settings('log-level')) ?? 'info',
    staleAfter: readDuration(settings('stale-after')) ?? null,
  };
  if (command === 'serve') refuseContradictions(config, settings('host')[0]?.from);
  return config;
}

/** A text that was given for a flag, and by whom: named in complaints. */
interface Setting {
  from: string;
  text: string;
}

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  'allowed-host': { type: 'string' },
  'guest-port': { type: 'string' },
  open: { type: 'boolean' },
  demo: { type: 'boolean' },
  compress: { type: 'boolean' },
  'state-dir': { type: 'string' },
  'stale-after': { type: 'string' },
  'log-level': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** These have meant the same for every server since before us; other names would collide with other programs' settings. */
const sharedNames: ReadonlySet<string> = new Set(['PORT', 'HOST', 'LOG_LEVEL']);

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node goes on with advice about dashes over several lines; the first sentence is the fact
    throw new UsageError(error.message.split(/\n|\. /, 1)[0], { cause: error });
  }
}

function settingsOf(flag: string, value: string | boolean | undefined, env: NodeJS.ProcessEnv): Setting[] {
  const name = flag.toUpperCase().replaceAll('-', '_');
  const names = [`CHARTWALL_${name}`, ...(sharedNames.has(name) ? [name] : [])];
  const fromEnv = names.map((from) => ({ from, text: env[from] ?? '' })).filter(({ text }) => text !== '');
  return value === undefined ? fromEnv : [{ from: `--${flag}`, text: String(value) }, ...fromEnv];
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

function readText([setting]: readonly Setting[]): string | undefined {
  // an empty --host would mean all interfaces to Node: never by accident
  if (setting?.text === '') throw new UsageError(`${setting.from} is empty`);
  return setting?.text;
}

/**
 * In the environment a port that is no number is passed over: Kubernetes sets CHARTWALL_PORT=tcp://10.0.0.1:80 by
 * itself for a service of that name, and some hosts set PORT to the path of a pipe.
 */
function readPort(settings: readonly Setting[]): number | undefined {
  const setting = settings.find(({ from, text }) => from.startsWith('--') || /^\d+$/.test(text));
  if (!setting) return undefined;
  if (/^\d{1,5}$/.test(setting.text) && Number(setting.text) <= 65_535) return Number(setting.text);
  throw badValue(setting, 'a port, 0 to 65535');
}

/** Names or addresses as they stand in a browser's address line, without a port. */
function readHosts([setting]: readonly Setting[]): string[] {
  if (!setting) return [];
  const hosts = setting.text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const isHost = (text: string) => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(text);
  if (hosts.length > 0 && hosts.every(isHost)) return hosts;
  throw badValue(setting, 'names of hosts, such as wall.example or wall.example,tv.example');
}

function readSwitch([setting]: readonly Setting[]): boolean {
  if (!setting || /^(false|0|no|off)$/i.test(setting.text)) return false;
  if (/^(true|1|yes|on)$/i.test(setting.text)) return true;
  throw badValue(setting, 'true or false');
}

function readLevel([setting]: readonly Setting[]): LogLevel | undefined {
  const level = logLevels.find((each) => each === setting?.text.toLowerCase());
  if (setting && !level) throw badValue(setting, `one of ${logLevels.join(', ')}`);
  return level;
}

const unitsInMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function readDuration([setting]: readonly Setting[]): number | undefined {
  if (!setting) return undefined;
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(setting.text) ?? [];
  const ms = Number(count) * (unitsInMs[unit ?? ''] ?? NaN);
  if (ms > 0) return ms;
  throw badValue(setting, 'a duration such as 90s, 10m, 2h or 1d');
}

function badValue({ from, text }: Setting, wanted: string): UsageError {
  return new UsageError(`${from} must be ${wanted}, not ${JSON.stringify(text)}`);
}

function refuseContradictions({ host, open, port, guestPort }: Config, hostFrom = '--host'): void {
  if (port !== 0 && port === guestPort) throw new UsageError(`--port and --guest-port are both ${port}`);
  if (open || isLoopback(host)) return;
  throw new UsageError(
    `${hostFrom} ${host} lets everybody on the network read and act on the wall: add --open if you want that`,
  );
}
