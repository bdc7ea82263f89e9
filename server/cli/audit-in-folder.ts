import { openAudit } from '../audit-log.ts';
import { tokenSummary } from '../auth/token-summary.ts';
import type { Grant } from '../auth/tokens.ts';
import { startInFolder } from '../storage/state-folder.ts';
import { createLogger } from './log.ts';
import { serverUrl, whoIsHere, type RunningServer } from './running-server.ts';
import { whatIsAt } from './what-is-at.ts';

/**
 * Records in the audit of a stopped server that a token was made. Resolves to undefined, or to the reason why it could not. Never creates
 * the folder: nobody would look for the audit there.
 */
export async function auditInFolder(
  server: RunningServer,
  made: Grant & { jti: string },
): Promise<string | undefined> {
  const { stateDir } = server;
  if ((await whatIsAt(stateDir)) !== 'folder')
    return `no wall answers at ${serverUrl(server)}, and there is no folder ${stateDir}`;
  try {
    await append(stateDir, tokenSummary(made));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function append(stateDir: string, on: string): Promise<void> {
  return startInFolder(stateDir, async (folder) => {
    const log = createLogger('warn');
    const audit = await openAudit(folder, true, { now: Date.now, after: () => () => {}, log });
    audit.record({ what: 'chartwall token', who: whoIsHere(), from: 'command line', on });
    await audit.close();
    await folder.close();
  });
}
