import { openJournal, type JournalOptions, type OpenJournal } from '../../server/storage/journal.ts';
import { startInFolder, type StateFolderOptions } from '../../server/storage/state-folder.ts';

/** The journal in a state folder of its own, which is released with it. Rejects as these do. */
export function openJournalAt(
  dir: string,
  { openFile, ...options }: Omit<JournalOptions, 'folder'> & StateFolderOptions,
): Promise<OpenJournal> {
  return startInFolder(
    dir,
    async (folder) => {
      const journal = await openJournal({ folder, ...options });
      const close = () => journal.close().then(folder.close);
      return Object.create(journal, { close: { value: close } }) as OpenJournal;
    },
    openFile && { openFile },
  );
}
