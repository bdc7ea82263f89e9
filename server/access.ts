import type { Logger } from 'pino';
import type { Audit } from './auth/audit.ts';
import { createAuth, type Auth } from './auth/auth.ts';
import type { AuthConfig } from './auth/authenticator.ts';
import { createClientInfo, type ClientInfoOf } from './auth/client-info.ts';
import { createDoor, type Door, type DoorConfig } from './auth/door.ts';
import type { Cluster } from './cluster.ts';
import { after } from './walls/after.ts';

/** Who may do what, who has done what, and who gets in at all. */
export interface Access extends Auth {
  readonly clientInfoOf: ClientInfoOf;
  readonly door: Door;
  readonly audit: Audit;
}

interface AccessConfig extends Omit<DoorConfig, 'enforcesRoles'> {
  auth: AuthConfig;
  trustProxy: string[];
}

export async function openAccess(config: AccessConfig, cluster: Cluster, log: Logger): Promise<Access> {
  const { journal, newCounter, now } = cluster;
  const auth = createAuth(config.auth, {
    store: journal,
    isShared: cluster.shared !== null,
    newCounter,
    now,
    after,
    log,
  });
  const { isEnforced } = auth.authenticator;
  const clientInfoOf = createClientInfo(config.trustProxy);
  return {
    ...auth,
    clientInfoOf,
    door: createDoor({ ...config, enforcesRoles: isEnforced }, clientInfoOf),
    audit: await cluster.openAudit(isEnforced),
  };
}
