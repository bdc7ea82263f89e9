import { resolve } from 'node:path';
import { placeOf, type Problem } from '#protocol';
import { visible } from '../charts/diagnostics/visible.ts';
import type { ChartEntry } from '../charts/store.ts';
import type { Certificate } from '../tls/certificate.ts';
import { tlsFolder } from '../tls/open.ts';
import { authorityFile } from '../tls/sources.ts';
import type { WallEntry } from '../walls/wall-files.ts';
import type { Config } from './config.ts';

/** What is known once the server listens. */
interface Start {
  config: Pick<Config, 'dir' | 'hasFolder' | 'open' | 'demo' | 'tls' | 'stateDir'>;
  version: string;
  url: string;
  /** the same wall as other machines reach it; empty when it listens on this machine only */
  networkUrls: readonly string[];
  guestPort: number | null;
  redirectPort: number | null;
  certificate: Pick<Certificate, 'fingerprint' | 'publicKeyHash' | 'x509'> | null;
  /** undefined at every start but the first with a secret */
  firstToken?: string | undefined;
  charts: readonly ChartEntry[];
  walls: readonly WallEntry[];
}

/** The report at the start: the wall's address first, then the files that were found, and what is broken and why. */
export function startReport(start: Start): string {
  const { config, version, url, networkUrls, guestPort, charts, walls } = start;
  const broken = [...charts, ...walls].flatMap(({ problem }) => (problem ? [problem] : []));
  return [
    `Chartwall ${version}`,
    line('Wall', url),
    ...networkUrls.map((networkUrl) => line('Network', networkUrl)),
    line('Console', `${url}console`),
    ...(guestPort === null ? [] : [line('Guests', `port ${guestPort}, the original protocol`)]),
    ...(start.redirectPort === null ? [] : [line('Redirect', `port ${start.redirectPort} leads to TLS`)]),
    ...(start.certificate ? tlsLines(start.certificate, config) : []),
    ...(start.firstToken === undefined ? [] : operatorLines(url, start.firstToken)),
    line('Charts', chartsFound(charts, config)),
    ...broken.map((problem) => line('Broken', brokenFile(problem))),
    ...(config.demo ? ['Demo: a temporary copy of the sample data, with new values every second.'] : []),
    ...(config.open ? ['OPEN TO EVERYBODY: whoever can reach this port may read and do everything.'] : []),
    'Ctrl-C ends it.',
    '',
  ].join('\n');
}

/** Until its authority is trusted, every browser warns of a self-signed certificate; a kiosk is told of its key. */
function tlsLines(
  { fingerprint, publicKeyHash, x509 }: NonNullable<Start['certificate']>,
  { tls, stateDir }: Start['config'],
): string[] {
  const until = new Date(x509.validTo).toISOString().slice(0, 10);
  const about = line('TLS', `until ${until}, SHA-256 ${fingerprint}`);
  if (tls !== 'self-signed') return [about];
  return [
    about,
    line('', `trust ${resolve(authorityFile(tlsFolder(stateDir)))}, or start Chromium with`),
    line('', `--ignore-certificate-errors-spki-list=${publicKeyHash}`),
  ];
}

/** Printed once; whoever comes too late makes another token. */
function operatorLines(url: string, token: string): string[] {
  return [
    line('Operator', `${url}#token=${token}`),
    line(
      '',
      'opens the wall for its operator, for 30 days; this is not said again: chartwall token makes others',
    ),
  ];
}

function line(what: string, is: string): string {
  return `  ${what.padEnd(8)} ${is}`;
}

function chartsFound(charts: readonly ChartEntry[], { dir, hasFolder }: Start['config']): string {
  const count = charts.filter(({ revision }) => revision !== undefined).length;
  if (!hasFolder) return `${count} of other nodes, through Redis; this one has no data folder`;
  if (charts.length === 0) return `none yet: drop a JSON file in ${resolve(dir)}`;
  return `${count} in ${resolve(dir)}`;
}

function brokenFile(problem: Problem): string {
  return visible(`${placeOf(problem)} ${problem.reason}`);
}
