import type { Logger } from 'pino';
import type { AuthConfig } from './auth/authenticator.ts';
import type { RedisConfig } from './cluster.ts';
import type { PortsConfig } from './ports.ts';
import type { TlsConfig } from './tls/open.ts';
import type { WebhookConfig } from './webhook/request.ts';

/** What a wall's server is told. */
export interface WallServerConfig extends PortsConfig {
  /** the data folder */
  dir: string;
  /** proxies whose word on their clients is taken: addresses, subnets or `loopback` */
  trustProxy: string[];
  /** null: without TLS */
  tls: TlsConfig | null;
  /** everybody may do everything */
  open: boolean;
  auth: AuthConfig;
  /** other origins whose pages may act, where roles are enforced */
  origins: string[];
  /** negotiates compression with sockets */
  compress: boolean;
  stateDir: string;
  /** ms after which a chart's file counts as old; null: never */
  staleAfter: number | null;
  /** in which walls show times, unless their file names another */
  timezone: string;
  /** who is told of what operators must know; null: nobody */
  webhook: WebhookConfig | null;
  /** where several nodes share their walls; null: this one is alone */
  redis: RedisConfig | null;
  /** false: it shows the charts of other nodes */
  hasFolder: boolean;
}

/** What it takes from outside; the clock and the version are the real ones unless given. */
export interface WallServerDeps {
  log: Logger;
  now?: () => number;
  version?: string;
}
