import { aliasOf } from '#protocol';
import type { Logger } from 'pino';
import type { SharedDocuments } from '../broker/redis/documents/documents.ts';
import { openSharedDocuments } from '../broker/redis/documents/open-documents.ts';
import type { Nodes } from '../broker/redis/nodes.ts';
import type { FileState } from '../charts/chart-entry.ts';
import { createFileStates, type ChartFiles } from '../charts/file-states.ts';
import { revisionOfContent } from '../charts/revisions.ts';
import { createContent, type Content } from '../charts/snapshot.ts';
import type { WritableChartStore } from '../charts/store.ts';
import { createWallFiles, type WritableWallFiles } from '../walls/wall-files.ts';
import { chartDocument, chartStateOf, goodEtagOf, withLastGood } from './chart-document.ts';
import type { FileDocument } from './file-document.ts';
import { sideCarSettings, wallFileOf, writtenDocument } from './settings-document.ts';
import { createSharing } from './sharing.ts';

/** The files of charts and walls of all nodes (PROTOCOL.md K-7). */
export interface SharedFiles {
  /** what those fill who read the own folder */
  readonly files: ChartFiles;
  readonly walls: WritableWallFiles;
  /** Resolves once the files of the other nodes can be taken into account: before the own folder is read. */
  readonly listed: Promise<void>;
  /** The own folder, if there is one, has been read. Resolves once everything is here that Redis has. */
  complete(): Promise<void>;
  /** The node in whose folder a chart is, or would be, changed; undefined: none that is there has a folder. */
  nodeFor(chart: string): string | undefined;
  /** for what is large */
  readonly documents: SharedDocuments;
  close(): Promise<void>;
}

export interface SharedFilesDeps {
  url: string;
  nodes: Nodes;
  hasFolder: boolean;
  /** what is shown */
  charts: WritableChartStore;
  wallFiles: WritableWallFiles;
  /** gives out revisions that grow */
  nextRevision: () => number;
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
  log: Logger;
}

/** A file that was written so lately gives its time as the revision, so that all nodes that read it say the same. ms */
const recently = 10_000;

/** Begins to read what the other nodes have. */
export function shareFiles(deps: SharedFilesDeps): SharedFiles {
  const { url, nodes, hasFolder, charts, wallFiles, nextRevision, now, after, log } = deps;
  const files = createFileStates({
    onFile: (name) => sharing.set(`chart:${name}`, documentOf(name)),
    onSideCar: (name) => sharing.set(`settings:${name}`, settingsDocument(name)),
  });
  const walls = createWallFiles();
  walls.onChange((name) => {
    const entry = walls.entry(name);
    sharing.set(`wall:${name}`, entry && writtenDocument(entry));
  });
  const documents = openSharedDocuments({
    url,
    textAtHand: (key, id) => sharing.own(key)?.texts.find((text) => text.id === id)?.text,
    now,
    after,
    log,
  });
  const sharing = createSharing({
    documents,
    node: nodes.own,
    isAlive: (node) => nodes.list().includes(node),
    show,
    complete: (file, told) => withLastGood(file, told),
    now,
    after,
    log,
  });
  nodes.onChange(sharing.nodesChanged);

  function documentOf(name: string): FileDocument | undefined {
    const state = files.files.get(name);
    return state && chartDocument(state, revisionOf(name, state));
  }

  /** That of the same content, whoever has told it, or a new one. */
  function revisionOf(name: string, { good }: FileState): number {
    if (!good) return 0;
    const { etag } = good.content;
    const shown = charts.files.get(name)?.good;
    if (shown?.revision !== undefined && shown.content.etag === etag) return shown.revision;
    const told = sharing.told(`chart:${name}`);
    const last = Math.max(charts.revision(name), told?.revision ?? 0);
    if (told && goodEtagOf(told) === etag) return told.revision;
    const age = now() - good.modified;
    return age >= 0 && age < recently
      ? revisionOfContent(etag, last + 1, good.modified)
      : revisionOfContent(etag, Math.max(last + 1, nextRevision()));
  }

  function settingsDocument(name: string): FileDocument | undefined {
    const sideCar = files.sideCars.get(name);
    return sideCar && writtenDocument({ ...sideCar, content: sideCar.settings });
  }

  function show(key: string, document: FileDocument | undefined): void {
    const colon = key.indexOf(':');
    const name = key.slice(colon + 1);
    switch (key.slice(0, colon)) {
      case 'chart':
        return charts.setFile(name, document && chartStateOf(document, contentsOf(name)));
      case 'settings':
        return charts.setSideCar(name, document && sideCarOf(name, document));
      case 'wall':
        return wallFiles.set(name, document && wallEntryOf(name, document));
    }
  }

  /** Content is the same object as long as the text is the same, with all that was derived from it. */
  function contentsOf(name: string) {
    const known = [files.files.get(name), charts.files.get(name)].flatMap((state) => [
      state?.good,
      state?.held,
    ]);
    return (etag: string, text: string, notes: Content['notes']): Content =>
      known.find((good) => good?.content.etag === etag)?.content ??
      createContent(text, Buffer.from(text), { etag, notes });
  }

  function sideCarOf(name: string, document: FileDocument) {
    const { content, problem } = sideCarSettings(document);
    const known = [files.sideCars.get(name), charts.sideCars.get(name)].map((each) => each?.settings);
    const settings = known.find((each) => JSON.stringify(each) === JSON.stringify(content)) ?? content;
    return { settings, ...(problem && { problem }) };
  }

  function wallEntryOf(name: string, document: FileDocument) {
    const { content, problem } = wallFileOf(document);
    const known = wallFiles.entry(name)?.content;
    const same = JSON.stringify(known) === JSON.stringify(content) ? known : content;
    return { content: same, problem };
  }

  return {
    files,
    walls,
    listed: documents.listed,
    async complete() {
      await documents.fetchTexts();
      if (hasFolder) sharing.scanned();
    },
    nodeFor(chart) {
      const keys = [chart, aliasOf(chart) ?? chart].map((name) => `chart:${name}`);
      if (keys.some((key) => sharing.own(key))) return nodes.own;
      const tellers = keys.flatMap((key) => sharing.told(key)?.by ?? []);
      return (
        tellers.find((node) => nodes.list().includes(node)) ?? (hasFolder ? nodes.own : nodes.withFolder())
      );
    },
    documents,
    async close() {
      await sharing.close();
      documents.close();
    },
  };
}
