import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';

/** Every name and address by which this machine is reached: those that it was told of first. In lower case, without repetitions. */
export function machineNames({
  host,
  allowedHosts,
}: {
  host: string;
  allowedHosts: readonly string[];
}): string[] {
  const machine = hostname().toLowerCase();
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  // link-local addresses name an interface of the client too, which no URL can
  const reachable = addresses.filter(({ family, scopeid }) => family === 'IPv4' || scopeid === 0);
  const all = [
    ...allowedHosts,
    host.toLowerCase(),
    machine,
    `${machine}.local`,
    'localhost',
    ...reachable.map(({ address }) => address),
    '127.0.0.1',
    '::1',
  ];
  return [...new Set(all)].filter(isName);
}

/** All interfaces, `0.0.0.0` and `::`, are no address. */
function isName(name: string): boolean {
  return isIP(name) === 0
    ? /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name)
    : name !== '0.0.0.0' && name !== '::';
}
