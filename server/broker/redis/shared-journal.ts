import type { OpenJournal } from '../../storage/journal.ts';
import type { SharedLog } from './shared-log.ts';

/** The journal of all nodes. Values that are stored in one turn of the event loop are stored together. */
export function createSharedJournal(shared: SharedLog): OpenJournal {
  let batch: { readonly values: [string, unknown][]; readonly stored: Promise<void> } | undefined;

  function openBatch() {
    const values: [string, unknown][] = [];
    const stored = Promise.resolve().then(async () => {
      batch = undefined;
      await shared.commit({ values });
    });
    return { values, stored };
  }

  function put(key: string, value: unknown): Promise<void> {
    batch ??= openBatch();
    batch.values.push([key, value]);
    return batch.stored;
  }

  return {
    get: shared.values.get,
    entries: shared.values.entries,
    put,
    delete: (key) => put(key, undefined),
    async update(key, change) {
      for (;;) {
        const next = change(shared.values.get(key));
        if (await shared.commit({ values: [[key, next]], expects: [key] })) return;
      }
    },
    onRemoteChange(prefix, listener) {
      shared.values.onChange((key, value, isOwn) => {
        if (!isOwn && key.startsWith(prefix)) listener(key.slice(prefix.length), value);
      });
    },
    get isFailing() {
      return shared.session === undefined;
    },
    close: () => Promise.resolve(),
  };
}
