import { openSharedLog } from '../../../../server/broker/redis/open-shared-log.ts';
import type { SharedLog } from '../../../../server/broker/redis/shared-log.ts';
import { after } from '../../../../server/walls/after.ts';
import { silentLog } from '../../../helpers/log.ts';

/** A node's end of the log; to be closed. */
export function openLog(url: string): Promise<SharedLog> {
  return openSharedLog({ url, replicas: 0, isValid: () => true, now: Date.now, after, log: silentLog });
}
