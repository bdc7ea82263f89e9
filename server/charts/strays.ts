/** What sync tools call the loser of two changes: Dropbox, Nextcloud, Seafile, Syncthing, ownCloud, OneDrive in several languages. */
const conflict =
  /\((?:[^()]*\b)?(?:conflicted copy|sfconflict|konflikt|copie en conflit|copia en conflicto|copia in conflitto)[^()]*\)|冲突|衝突|\.sync-conflict-|_conflict-\d{8}/i;
/** Beside a file that is open or on its way: Office, LibreOffice, editors, browsers. `~$x.csv`, `#x.csv#`, `x.csv.part` have no format of ours. */
const temporary =
  /^(?:~|\.|#|lu\d+)|(?:\.tmp|\.temp|\.part|\.partial|\.bak|\.orig|\.swp|___jb_\w+___)\.\w+$/i;

/** Whether a file is only a program's side file of another one, by its name; it is never a chart. */
export function isStray(file: string): boolean {
  return temporary.test(file) || conflict.test(file);
}

const copy =
  /^(.+?)(?: ?\(\d{1,3}\)| - (?:Copy|Kopie|Copie|Copia|Kopia|副本)(?: ?\(\d+\))?| (?:copy|Kopie|copie|copia|副本|のコピー)(?: \d+)?)(\.\w+)$/i;

/** The file that this one is a copy of, by its name, if that is among these: `sales.csv` for `sales - Copy.csv` and `sales (1).csv`. */
export function fileCopiedTo(file: string, files: readonly string[]): string | undefined {
  const [, stem = '', extension = ''] = copy.exec(file) ?? [];
  return files.find((each) => stem !== '' && each === stem + extension);
}
