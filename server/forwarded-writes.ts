import * as v from 'valibot';
import { NoAnswerError, type NodeRequest, type NodeRequests } from './broker/redis/node-requests.ts';
import { waitFor } from './charts/writing/wait-for.ts';
import type { ChartStore } from './charts/store.ts';
import {
  withStampsOnly,
  type ChartWrite,
  type ChartWritten,
  type PerformWrite,
} from './http/chart-writes.ts';

interface ForwardDeps {
  requests: NodeRequests;
  /** the node whose folder a chart is changed in; undefined: there is none */
  nodeFor: (chart: string) => string | undefined;
  charts: Pick<ChartStore, 'get' | 'revision'>;
}

/** Has charts changed by the node that has the folder, and answers once they are so here too. */
export function performElsewhere({ requests, nodeFor, charts }: ForwardDeps): PerformWrite {
  return async (write) => {
    const node = nodeFor(write.name);
    if (node === undefined) return { kind: 'unreachable', reason: 'no node that has a data folder is there' };
    try {
      const written = (await requests.ask(node, requestOf(write))) as ChartWritten;
      await waitFor(() => isHere(write.name, written));
      return written;
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error;
      return unreachable(error);
    }
  };

  function isHere(name: string, written: ChartWritten): boolean {
    if (written.kind === 'removed') return charts.get(name) === undefined;
    const isChanged = written.kind === 'taken' || written.kind === 'accepted';
    return !isChanged || charts.revision(name) >= (written.snapshot.revision ?? 0);
  }
}

/** Changes charts here that others were asked to change. */
export function performForOthers(requests: NodeRequests, performWrite: PerformWrite): void {
  requests.onRequest(async (request) => {
    const write = writeOf(request);
    if (!write) throw new Error('the node with the data folder is of another version');
    return withStampsOnly(await performWrite(write));
  });
}

function unreachable({ message, isUnderWay }: NoAnswerError): ChartWritten {
  if (!isUnderWay)
    return { kind: 'unreachable', reason: `the node that has the data folder cannot be asked: ${message}` };
  const reason = `the node that has the data folder has not answered: ${message}. It may have written it or not`;
  return { kind: 'unreachable', reason, isUnknown: true };
}

function requestOf(write: ChartWrite): NodeRequest {
  if (!('bytes' in write)) return { asked: write, body: Buffer.alloc(0) };
  const { bytes, ...asked } = write;
  return { asked, body: bytes };
}

const name = v.string();
const when = v.object({ ifMatch: v.string(), ifNoneMatch: v.string() });
const askedSchema = v.variant('kind', [
  v.object({
    kind: v.literal('put'),
    name,
    when,
    format: v.picklist(['json', 'ndjson', 'csv', 'tsv', 'xlsx']),
  }),
  v.object({
    kind: v.literal('patch'),
    name,
    when,
    type: v.picklist(['application/json', 'application/merge-patch+json']),
  }),
  v.object({ kind: v.literal('remove'), name, when }),
  v.object({ kind: v.literal('accept'), name }),
]);

/** Undefined for what another version may ask. */
function writeOf({ asked, body }: NodeRequest): ChartWrite | undefined {
  const read = v.safeParse(askedSchema, asked);
  if (!read.success) return undefined;
  const write = read.output;
  return write.kind === 'put' || write.kind === 'patch' ? { ...write, bytes: body } : write;
}
