import { isName, isPartOf, wallFileSchema, type Problem, type WallFile } from '#protocol';
import { timeZoneMistake, valueMistake, type Mistake } from '../charts/diagnostics/mistake.ts';
import { parseChecked } from '../charts/reading/checked-json.ts';
import { loadFile, type Loaded, type Parsed } from '../charts/reading/loader.ts';
import { reasonOf, type ServerPhrase } from '../words/index.ts';
import { arrange } from './grid.ts';
import { maxBezel, spanOf } from './span.ts';
import { parseTimeWindow, TimeWindowError } from './time-window.ts';

/** The folder of walls, inside the data folder. */
export const wallsFolder = 'walls';

const extension = '.json';

export interface ParsedWall extends Parsed {
  readonly file: WallFile;
}

/** True for a file that is meant to be a wall: `*.json`, unless hidden. */
export function isWallFile(file: string): boolean {
  return file.endsWith(extension) && !file.startsWith('.');
}

/** The name of a file's wall; undefined if that is not a valid name. */
export function wallNameOf(file: string): string | undefined {
  const name = file.slice(0, -extension.length);
  return isName(name) ? name : undefined;
}

/** Reads and parses one file of the folder of walls. `dir` is the data folder. Never rejects. */
export async function loadWallFile(
  dir: string,
  file: string,
  known?: ParsedWall,
): Promise<Loaded<ParsedWall>> {
  const path = `${wallsFolder}/${file}`;
  const loaded = await loadFile(dir, path, { known, parse: parseWallFile });
  if (loaded.kind === 'absent' || wallNameOf(file) !== undefined) return loaded;
  return {
    kind: 'broken',
    problem: { code: 'bad-name', file: path, ...reasonOf((words) => words.file.badWallName) },
  };
}

/** The code of mistakes in files that people write for us, for charts and walls alike. */
const code: Problem['code'] = 'settings';

function parseWallFile(bytes: Buffer) {
  const parsed = parseChecked(bytes, wallFileSchema, code, firstMistake);
  return parsed.ok ? { ok: true as const, parsed: { source: bytes, file: parsed.value } } : parsed;
}

/** The first mistake that no schema can express. */
function firstMistake(file: WallFile): Mistake | undefined {
  const [mistake] = mistakesIn(file);
  return mistake;
}

function* mistakesIn(file: WallFile): Generator<Mistake> {
  const { pages, screens = {}, renew, span } = file;
  const zone = timeZoneMistake(file);
  if (zone) yield zone;
  yield* whenMistakes(['renew'], renew);
  if (span && spanOf(span).bezel.some((fraction) => fraction > maxBezel))
    yield valueMistake(['span', 'bezel'], (name, { wall }) => wall.wideBezel(name));
  for (const [index, page] of pages.entries()) {
    const grid = arrange(page);
    if ('reason' in grid) yield valueMistake(['pages', index, ...grid.path], grid.reason);
    yield* whenMistakes(['pages', index, 'when'], page.when);
  }
  for (const [screen, { page = 1, part }] of Object.entries(screens)) {
    if (page > pages.length)
      yield valueMistake(['screens', screen, 'page'], (name, { wall }) =>
        wall.noSuchPage(name, pages.length),
      );
    if (part && !(span && isPartOf(span, part)))
      yield valueMistake(['screens', screen, 'part'], (name, { wall }) => wall.noSuchPart(name, span));
  }
}

function* whenMistakes(path: (string | number)[], when: string | undefined): Generator<Mistake> {
  const reason = when === undefined ? undefined : refusalOf(when);
  if (reason) yield valueMistake(path, (name, words) => words.wall.badWhen(name, reason(words)));
}

/** Why this is not a time window; undefined when it is. */
function refusalOf(when: string): ServerPhrase | undefined {
  try {
    parseTimeWindow(when);
    return undefined;
  } catch (error) {
    if (error instanceof TimeWindowError) return error.reason;
    throw error;
  }
}
