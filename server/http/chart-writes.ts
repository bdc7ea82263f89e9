import type { ChartFiles } from '../charts/file-states.ts';
import type { Format } from '../charts/chart-file.ts';
import type { Stamp } from '../charts/snapshot.ts';
import type { ChartStore } from '../charts/store.ts';
import { NotWrittenError } from '../charts/writing/files.ts';
import type { ChartWriter, Written } from '../charts/writing/writer.ts';
import { conditionOf, type Preconditions } from './condition.ts';
import { changeOf, type PatchType } from './patch.ts';

/** A change of a chart's file that a request asks for: all of it is data, so that another process can do it. */
export type ChartWrite = { readonly name: string } & (
  | { readonly kind: 'put'; readonly format: Format; readonly bytes: Buffer; readonly when: Preconditions }
  | { readonly kind: 'patch'; readonly type: PatchType; readonly bytes: Buffer; readonly when: Preconditions }
  | { readonly kind: 'remove'; readonly when: Preconditions }
  /** the content that was held back is shown */
  | { readonly kind: 'accept' }
);

/** What has become of it: plain data as well. */
export type ChartWritten =
  | Written
  | { readonly kind: 'accepted'; readonly snapshot: Partial<Stamp> }
  | { readonly kind: 'nothing-held'; readonly isThere: boolean }
  /** the disk refuses */
  | { readonly kind: 'not-written'; readonly reason: string }
  /** nobody is there who could do it, or (`isUnknown`) nobody knows whether it was done */
  | { readonly kind: 'unreachable'; readonly reason: string; readonly isUnknown?: true };

/** Does what a request asks for. */
export type PerformWrite = (write: ChartWrite) => Promise<ChartWritten>;

interface PerformDeps {
  writer: ChartWriter;
  files: Pick<ChartFiles, 'accept'>;
  charts: Pick<ChartStore, 'get'>;
}

/** Does it in the data folder of this process. */
export function performHere({ writer, files, charts }: PerformDeps): PerformWrite {
  function perform(write: ChartWrite): Promise<Written> | ChartWritten {
    const { name } = write;
    switch (write.kind) {
      case 'put':
        return writer.put(name, write, conditionOf(write.when));
      case 'patch': {
        const change = changeOf(write.type, write.bytes);
        return typeof change === 'function' ? writer.change(name, change, conditionOf(write.when)) : change;
      }
      case 'remove':
        return writer.remove(name, conditionOf(write.when));
      case 'accept':
        if (!files.accept(name)) return { kind: 'nothing-held', isThere: charts.get(name) !== undefined };
        return { kind: 'accepted', snapshot: stampOf(charts.get(name)) ?? {} };
    }
  }

  return async (write) => {
    try {
      return await perform(write);
    } catch (error) {
      if (!(error instanceof NotWrittenError)) throw error;
      return { kind: 'not-written', reason: error.message };
    }
  };
}

/** The same without the content of snapshots, to be sent. */
export function withStampsOnly(written: ChartWritten): ChartWritten {
  switch (written.kind) {
    case 'taken':
      return { ...written, snapshot: stampOf(written.snapshot) };
    case 'waiting':
      return { ...written, snapshot: stampOf(written.snapshot) };
    case 'conflict':
      return { ...written, present: stampOf(written.present) };
    default:
      return written;
  }
}

function stampOf<Found extends Stamp | undefined>(
  snapshot: Found,
): Found extends Stamp ? Stamp : Stamp | undefined;
function stampOf(snapshot: Stamp | undefined): Stamp | undefined {
  if (!snapshot) return undefined;
  const { revision, etag, modified } = snapshot;
  return { revision, etag, modified };
}
