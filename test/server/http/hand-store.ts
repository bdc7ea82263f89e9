import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { otherName, type Problem } from '#protocol';
import type { Snapshot } from '../../../server/charts/snapshot.ts';
import type { ChartEntry, ChartStore } from '../../../server/charts/store.ts';

export interface HandStore extends ChartStore {
  put(name: string, text: string, modified?: number): void;
  remove(name: string): void;
  breakFile(name: string, problem: Problem): void;
}

export function createHandStore(): HandStore {
  const snapshots = new Map<string, Snapshot>();
  const problems = new Map<string, Problem>();
  const either = <T>(map: Map<string, T>, name: string) => map.get(name) ?? map.get(otherName(name) ?? '');
  return {
    get: (name) => either(snapshots, name),
    problem: (name) => either(problems, name),
    list: () =>
      [...new Set([...snapshots.keys(), ...problems.keys()])]
        .sort()
        .map((name) => entryOf(name, snapshots.get(name), problems.get(name))),
    put: (name, text, modified = Date.UTC(2026, 0, 2, 3, 4, 5)) => {
      snapshots.set(name, snapshotOf(name, text, (snapshots.get(name)?.revision ?? 0) + 1, modified));
    },
    remove: (name) => {
      snapshots.delete(name);
    },
    breakFile: (name, problem) => {
      problems.set(name, problem);
    },
  };
}

function entryOf(name: string, snapshot?: Snapshot, problem?: Problem): ChartEntry {
  const good = snapshot && {
    revision: snapshot.revision,
    etag: snapshot.etag,
    modified: snapshot.modified,
    bytes: snapshot.body.length,
  };
  return { name, ...good, ...(problem ? { problem } : {}) };
}

function snapshotOf(name: string, text: string, revision: number, modified: number): Snapshot {
  const body = Buffer.from(text);
  const etag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return {
    name,
    text,
    body,
    escaped: JSON.stringify(text),
    etag,
    revision,
    modified,
    gzip: () => promisify(gzip)(body),
    brotli: () => promisify(brotliCompress)(body),
  };
}
