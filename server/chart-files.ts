import type { Logger } from 'pino';
import { createNodeRequests } from './broker/redis/node-requests.ts';
import type { ChartFiles } from './charts/file-states.ts';
import type { WorkerPool } from './charts/reading/worker-pool.ts';
import type { WritableChartStore } from './charts/store.ts';
import { watchCharts } from './charts/watching/chart-folder.ts';
import type { FolderSync } from './charts/watching/folder-sync.ts';
import { createChartWriter } from './charts/writing/writer.ts';
import type { Cluster } from './cluster.ts';
import { performElsewhere, performForOthers } from './forwarded-writes.ts';
import { performHere, type PerformWrite } from './http/chart-writes.ts';
import { shareFiles } from './sharing/shared-files.ts';
import { after } from './walls/after.ts';
import { watchWalls, type WritableWallFiles } from './walls/wall-files.ts';
import type { WallServerConfig } from './wall-server-config.ts';

/** The files of charts and walls: of the data folder, and of the other nodes. */
export interface ServedFiles {
  readonly performWrite: PerformWrite;
  /** Resolves once everything is known. */
  read(): Promise<void>;
  close(): Promise<void>;
}

interface ServedFilesDeps {
  cluster: Cluster;
  /** what is shown */
  charts: WritableChartStore;
  wallFiles: WritableWallFiles;
  nextRevision: () => number;
  workers: WorkerPool;
  log: Logger;
}

type FilesConfig = Pick<WallServerConfig, 'dir' | 'hasFolder' | 'redis'>;

export function serveFiles(config: FilesConfig, deps: ServedFilesDeps): ServedFiles {
  const { shared } = deps.cluster;
  const { redis } = config;
  return shared && redis ? serveShared(config, { ...shared, ...redis }, deps) : serveFolder(config, deps);
}

function serveFolder({ dir }: FilesConfig, deps: ServedFilesDeps): ServedFiles {
  const { charts, wallFiles, workers } = deps;
  const folders = createFolders(dir, { ...deps, files: charts, walls: wallFiles });
  const writer = createChartWriter({ dir, store: charts, workers });
  return { performWrite: performHere({ writer, files: charts, charts }), ...folders };
}

interface FolderTargets {
  readonly files: ChartFiles;
  readonly walls: WritableWallFiles;
}

/** The watched folder; nothing is read before `read`. */
function createFolders(
  dir: string,
  { files, walls, workers, cluster, log }: FolderTargets & ServedFilesDeps,
) {
  const { now } = cluster;
  let folders: FolderSync[] = [];
  return {
    async read() {
      folders = [
        watchCharts({ dir, store: files, workers, log, now }),
        watchWalls({ dir, wallFiles: walls, log, now }),
      ];
      await Promise.all(folders.map(({ ready }) => ready));
    },
    close: async () => void (await Promise.all(folders.map((folder) => folder.close()))),
  };
}

/** A folder is served without Redis too, should that go away just now. ms */
const longestStart = 5000;

function inTime(task: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = after(longestStart, resolve);
    task.then(resolve, reject).finally(cancel);
  });
}

/** What every node shows is what all have; what changes in the folder of this one is shown here at once. */
function serveShared(
  { dir, hasFolder }: FilesConfig,
  shared: NonNullable<Cluster['shared']> & { url: string },
  deps: ServedFilesDeps,
): ServedFiles {
  const { cluster, charts, workers } = deps;
  const { nodes } = shared;
  const files = shareFiles({ ...deps, ...shared, log: deps.log, now: cluster.now, after, hasFolder });
  const requests = createNodeRequests({ ...shared, documents: files.documents, after });
  const elsewhere = performElsewhere({ requests, nodeFor: files.nodeFor, charts });
  const folders = createFolders(dir, { ...deps, ...files });
  const writer = createChartWriter({ dir, store: charts, workers });
  const here = performHere({ writer, files: files.files, charts });
  if (hasFolder) performForOthers(requests, here);

  return {
    performWrite: (write) => (files.nodeFor(write.name) === nodes.own ? here : elsewhere)(write),
    async read() {
      if (!hasFolder) return files.complete();
      await inTime(files.listed);
      await folders.read();
      await inTime(files.complete());
    },
    async close() {
      await folders.close();
      requests.close();
      await files.close();
    },
  };
}
