import { readFileSync } from 'node:fs';
import { isTimeZone } from '#protocol';

/** A command line or environment that cannot be followed; the message is one line for people. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A text that was given for a flag, and by whom: named in complaints. */
export interface Setting {
  from: string;
  text: string;
}

/** These have meant the same for every server since before us; other names would collide with other programs' settings. */
const sharedNames: ReadonlyMap<string, string> = new Map([
  ['port', 'PORT'],
  ['host', 'HOST'],
  ['log-level', 'LOG_LEVEL'],
  ['redis', 'REDIS_URL'],
]);

/** What was given for a flag: on the command line first, then in the environment. */
export function settingsOf(
  flag: string,
  value: string | boolean | undefined,
  env: NodeJS.ProcessEnv,
): Setting[] {
  const shared = sharedNames.get(flag);
  const names = [`CHARTWALL_${flag.toUpperCase().replaceAll('-', '_')}`, ...(shared ? [shared] : [])];
  const fromEnv = names.map((from) => ({ from, text: env[from] ?? '' })).filter(({ text }) => text !== '');
  return value === undefined ? fromEnv : [{ from: `--${flag}`, text: String(value) }, ...fromEnv];
}

/** What was given for a secret: in the environment it may also lie in a file. @throws {UsageError} when that cannot be read. */
export function secretSettingsOf(flag: string, value: string | undefined, env: NodeJS.ProcessEnv): Setting[] {
  const from = `CHARTWALL_${flag.toUpperCase().replaceAll('-', '_')}_FILE`;
  const file = env[from];
  const given = settingsOf(flag, value, env);
  if (given.length > 0 || !file) return given;
  try {
    return [{ from, text: readFileSync(file, 'utf8').trim() }];
  } catch (cause) {
    throw new UsageError(`${from}: ${file} cannot be read`, { cause });
  }
}

/** A text that says something. */
export function readText([setting]: readonly Setting[]): string | undefined {
  // an empty --host would mean all interfaces to Node: never by accident
  if (setting?.text === '') throw new UsageError(`${setting.from} is empty`);
  return setting?.text;
}

/**
 * In the environment a port that is no number is passed over: Kubernetes sets CHARTWALL_PORT=tcp://10.0.0.1:80 by
 * itself for a service of that name, and some hosts set PORT to the path of a pipe.
 */
export function readPort(settings: readonly Setting[]): number | undefined {
  const setting = settings.find(({ from, text }) => from.startsWith('--') || /^\d+$/.test(text));
  if (!setting) return undefined;
  if (/^\d{1,5}$/.test(setting.text) && Number(setting.text) <= 65_535) return Number(setting.text);
  throw badValue(setting, 'a port, 0 to 65535');
}

/** Words in lower case, separated by commas or spaces; each must be `isOne` of what is `wanted`. */
export function readList(
  [setting]: readonly Setting[],
  isOne: (word: string) => boolean,
  wanted: string,
): string[] {
  if (!setting) return [];
  const words = setting.text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (words.length > 0 && words.every(isOne)) return words;
  throw badValue(setting, wanted);
}

/** On or off. */
export function readSwitch([setting]: readonly Setting[]): boolean {
  if (!setting || /^(false|0|no|off)$/i.test(setting.text)) return false;
  if (/^(true|1|yes|on)$/i.test(setting.text)) return true;
  throw badValue(setting, 'true or false');
}

const unitsInMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** In ms. */
export function readDuration([setting]: readonly Setting[]): number | undefined {
  if (!setting) return undefined;
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(setting.text) ?? [];
  const ms = Number(count) * (unitsInMs[unit ?? ''] ?? NaN);
  if (ms > 0) return ms;
  throw badValue(setting, 'a duration such as 90s, 10m, 2h or 1d');
}

/** A time zone by its IANA name. */
export function readTimeZone([setting]: readonly Setting[]): string | undefined {
  if (!setting || isTimeZone(setting.text)) return setting?.text;
  throw badValue(setting, 'a time zone such as Asia/Shanghai or UTC');
}

/** The complaint about a text that is not what was wanted. */
export function badValue({ from, text }: Setting, wanted: string): UsageError {
  return new UsageError(`${from} must be ${wanted}, not ${JSON.stringify(text)}`);
}
