import { describe, expect, test } from 'vitest';
import { noAuth } from '../../../server/auth/authenticator.ts';
import { readConfig, type Config } from '../../../server/cli/config.ts';
import { UsageError } from '../../../server/cli/settings.ts';

const defaults: Config = {
  command: 'serve',
  dir: './data',
  port: 8888,
  host: '127.0.0.1',
  allowedHosts: [],
  basePath: '',
  tls: null,
  redirectPort: null,
  origins: [],
  auth: noAuth,
  trustProxy: [],
  guestPort: null,
  open: false,
  demo: false,
  compress: false,
  stateDir: '.chartwall',
  logLevel: 'info',
  staleAfter: null,
  timezone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  webhook: null,
  redis: null,
  hasFolder: true,
};

const secret = 'a-secret-for-tests-with-enough-bytes';
const hook = 'https://hooks.example/a?b=c';
const hookSecret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;

const read = (line: string, env: NodeJS.ProcessEnv = {}) => readConfig(line.split(' ').filter(Boolean), env);

describe('the command line', () => {
  test.each<[line: string, differs: Partial<Config>]>([
    ['', {}],
    ['serve', {}],
    ['./figures', { dir: './figures' }],
    ['serve ./figures', { dir: './figures' }],
    ['check', { command: 'check' }],
    ['check ./figures', { command: 'check', dir: './figures' }],
    ['init', { command: 'init' }],
    ['init ./figures', { command: 'init', dir: './figures' }],
    ['serve check', { dir: 'check' }],
    ['--port 0', { port: 0 }],
    ['--port=65535 ./figures', { port: 65_535, dir: './figures' }],
    ['--host localhost', { host: 'localhost' }],
    ['--host 127.0.0.2', { host: '127.0.0.2' }],
    ['--host ::1', { host: '::1' }],
    ['--host 0.0.0.0 --open', { host: '0.0.0.0', open: true }],
    ['check --host 0.0.0.0', { command: 'check', host: '0.0.0.0' }],
    ['--allowed-host wall.example', { allowedHosts: ['wall.example'] }],
    ['--allowed-host Wall.example,tv', { allowedHosts: ['wall.example', 'tv'] }],
    ['--base-path /wall', { basePath: '/wall' }],
    ['--base-path /walls/main.2/', { basePath: '/walls/main.2' }],
    ['--base-path /', { basePath: '' }],
    ['--tls self-signed', { tls: 'self-signed' }],
    ['--tls-cert a.pem --tls-key a.key', { tls: { cert: 'a.pem', key: 'a.key' } }],
    ['--tls self-signed --redirect-port 80', { tls: 'self-signed', redirectPort: 80 }],
    ['--trust-proxy loopback', { trustProxy: ['loopback'] }],
    ['--trust-proxy 10.0.0.1,FD00::/8', { trustProxy: ['10.0.0.1', 'fd00::/8'] }],
    ['--guest-port 9998', { guestPort: 9998 }],
    ['--port 0 --guest-port 0', { port: 0, guestPort: 0 }],
    [`--secret ${secret}`, { auth: { ...noAuth, secret } }],
    [`--secret ${secret} --host 0.0.0.0`, { auth: { ...noAuth, secret }, host: '0.0.0.0' }],
    [`--notify-url ${hook}`, { webhook: { url: hook, secret: null } }],
    [`--notify-url ${hook} --notify-secret ${hookSecret}`, { webhook: { url: hook, secret: hookSecret } }],
    [
      `--secret ${secret} --previous-secret ${secret}2 --public-view --origin https://a.example`,
      {
        auth: { ...noAuth, secret, previousSecret: `${secret}2`, publicView: true },
        origins: ['https://a.example'],
      },
    ],
    ['--demo', { demo: true }],
    ['--compress', { compress: true }],
    ['--state-dir /var/lib/chartwall', { stateDir: '/var/lib/chartwall' }],
    ['--log-level DEBUG', { logLevel: 'debug' }],
    ['--timezone Asia/Kolkata', { timezone: 'Asia/Kolkata' }],
    ['--timezone UTC', { timezone: 'UTC' }],
    ['--stale-after 90s', { staleAfter: 90_000 }],
    ['--stale-after 10m', { staleAfter: 600_000 }],
    ['--stale-after 2h', { staleAfter: 7_200_000 }],
    ['--stale-after 1d', { staleAfter: 86_400_000 }],
  ])('understands "%s"', (line, differs) => {
    expect(read(line)).toEqual({ ...defaults, ...differs });
  });

  test.each([
    ['--help', 'help'],
    ['-h check', 'help'],
    ['--help --port none', 'help'],
    ['--version', 'version'],
    ['-v', 'version'],
  ])('takes "%s" for a question', (line, command) => {
    expect(read(line, { CHARTWALL_PORT: '99999' })).toEqual({ command });
  });

  test.each<[line: string, words: RegExp]>([
    ['--prot 80', /--prot/],
    ['-x', /-x/],
    ['--port', /--port/],
    ['--open=yes', /--open/],
    ['--port none', /--port must be a port, 0 to 65535, not "none"/],
    ['--port 65536', /"65536"/],
    ['--port=-1', /"-1"/],
    ['--port 80.5', /"80.5"/],
    ['--port=', /--port .*""/],
    ['--guest-port x', /--guest-port/],
    ['--port 7000 --guest-port 7000', /--port and --guest-port are both 7000/],
    ['--base-path wall', /--base-path must be a path such as \/wall, not "wall"/],
    ['--base-path=', /--base-path/],
    ['--base-path /a//b', /--base-path/],
    ['--base-path /../b', /--base-path/],
    ['--base-path /<b>', /--base-path/],
    ['--trust-proxy proxy', /--trust-proxy must be loopback, addresses or subnets/],
    ['--tls on', /--tls must be self-signed, not "on"/],
    ['--tls-cert a.pem', /--tls-cert and --tls-key belong together/],
    ['--tls-key a.key', /--tls-cert and --tls-key belong together/],
    ['--tls self-signed --tls-cert a.pem', /neither --tls-cert nor --tls-key/],
    ['--redirect-port 80', /--redirect-port leads to TLS: add --tls self-signed/],
    ['--tls self-signed --port 443 --redirect-port 443', /--redirect-port 443/],
    ['--host=', /--host is empty/],
    ['--state-dir=', /--state-dir is empty/],
    ['--log-level loud', /fatal, error, warn, info, debug, trace, silent/],
    ['--stale-after 10', /90s, 10m, 2h or 1d/],
    ['--stale-after 0m', /--stale-after/],
    [
      '--timezone Mars/Olympus',
      /^--timezone must be a time zone such as Asia\/Shanghai or UTC, not "Mars\/Olympus"$/,
    ],
    ['--timezone +08:00', /--timezone .*"\+08:00"/],
    ['check --timezone=', /--timezone .*""/],
    ['explain a.csv --timezone x', /--timezone/],
    ['one two', /One folder at most, not 2: one two/],
    ['chek ./figures', /chek/],
    ['--host 0.0.0.0', /--host 0\.0\.0\.0 .*--secret.*--open/],
    ['--secret short', /--secret is shorter than 32 bytes; .*randomBytes/],
    [`--secret ${secret} --open`, /--open .*--secret/],
    [`--previous-secret ${secret}`, /--previous-secret/],
    ['--notify-url hooks.example', /^--notify-url must be an address with http or https/],
    ['--notify-url ftp://hooks.example/', /^--notify-url must be an address with http or https/],
    ['--notify-url http://me:pass@hooks.example/', /^--notify-url must be(?!.*pass@)/],
    [`--notify-secret ${hookSecret}`, /^--notify-secret counts beside a --notify-url only/],
    [`--notify-url ${hook} --notify-secret mysecret`, /^--notify-secret must be whsec_(?!.*mysecret)/],
    [`--notify-url ${hook} --notify-secret whsec_c2hvcnQ=`, /^--notify-secret must be whsec_(?!.*c2hv)/],
    ['--public-view', /--public-view .*--secret/],
    ['--origin https://a.example', /--origin .*--secret/],
    [`--secret ${secret} --origin a.example`, /--origin must be origins/],
    ['--jwks-url https://a.example/keys --issuer x', /--jwks-url needs --audience/],
    ['--jwks-url http://a.example/keys --issuer x --audience y', /--jwks-url must be an address with https/],
    ['token', /--secret/],
    [`token --secret ${secret}`, /--role: viewer, screen, operator, admin/],
    [`token --secret ${secret} --role boss`, /--role must be one of/],
    [`token --secret ${secret} --role viewer --days 0`, /--days must be days/],
    [`revoke --secret ${secret}`, /revoke needs a token/],
    ['revoke abc', /--secret/],
    ['--host ::', /--open/],
    ['--host 192.168.1.7', /--open/],
    ['--host wall.example', /--open/],
    ['--host 127.example', /--open/],
  ])('refuses "%s" in one line that names what is wrong', (line, words) => {
    const refused = refusalOf(() => read(line));
    expect(refused.message).toMatch(words);
    expect(refused.message).not.toContain('\n');
  });
});

describe('the environment', () => {
  test.each<[env: NodeJS.ProcessEnv, differs: Partial<Config>]>([
    [{ PORT: '7000' }, { port: 7000 }],
    [{ PORT: '7000', CHARTWALL_PORT: '7001' }, { port: 7001 }],
    [{ HOST: 'localhost' }, { host: 'localhost' }],
    [{ LOG_LEVEL: 'warn' }, { logLevel: 'warn' }],
    [{ CHARTWALL_DIR: './figures' }, { dir: './figures' }],
    [{ CHARTWALL_GUEST_PORT: '9998' }, { guestPort: 9998 }],
    [{ CHARTWALL_STATE_DIR: '/state' }, { stateDir: '/state' }],
    [{ CHARTWALL_TIMEZONE: 'Pacific/Apia' }, { timezone: 'Pacific/Apia' }],
    [{ TZ: 'Mars/Olympus', TIMEZONE: 'x' }, {}],
    [{ CHARTWALL_STALE_AFTER: '10m' }, { staleAfter: 600_000 }],
    [{ CHARTWALL_DEMO: '1' }, { demo: true }],
    [{ CHARTWALL_DEMO: 'no' }, {}],
    [
      { CHARTWALL_HOST: '0.0.0.0', CHARTWALL_OPEN: 'true' },
      { host: '0.0.0.0', open: true },
    ],
    [{ CHARTWALL_PORT: '', PORT: '', HOST: '', CHARTWALL_DIR: '' }, {}],
    [{ GUEST_PORT: '1', STATE_DIR: '/x', DEMO: '1', OPEN: '1', DIR: '/x' }, {}],
  ])('%j is understood', (env, differs) => {
    expect(read('', env)).toEqual({ ...defaults, ...differs });
  });

  test.each<[env: NodeJS.ProcessEnv, port: number]>([
    [{ PORT: '\\\\.\\pipe\\x' }, 8888],
    [{ CHARTWALL_PORT: 'tcp://10.0.0.1:80' }, 8888],
    [{ CHARTWALL_PORT: 'tcp://10.0.0.1:80', PORT: '7000' }, 7000],
  ])('%j: a port that is not a number is passed over', (env, port) => {
    expect(read('', env)).toEqual({ ...defaults, port });
  });

  test('gives way to a flag', () => {
    const env = { CHARTWALL_PORT: '7000', LOG_LEVEL: 'warn', CHARTWALL_DIR: './other' };
    expect(read('./figures --port 1 --log-level error', env)).toEqual({
      ...defaults,
      dir: './figures',
      port: 1,
      logLevel: 'error',
    });
  });

  test.each<[env: NodeJS.ProcessEnv, words: RegExp]>([
    [{ PORT: '70000' }, /^PORT must be a port/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of/],
    [{ CHARTWALL_OPEN: 'perhaps' }, /^CHARTWALL_OPEN must be true or false/],
    [{ CHARTWALL_STALE_AFTER: 'soon' }, /^CHARTWALL_STALE_AFTER must be a duration/],
    [{ HOST: 'wall.example' }, /^HOST wall.example .*--open/],
  ])('%j is refused by the name of the variable', (env, words) => {
    expect(refusalOf(() => read('', env)).message).toMatch(words);
  });
});

function refusalOf(read: () => unknown): UsageError {
  try {
    read();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('It was not refused');
}
