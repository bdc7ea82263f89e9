import { isName, wallFileSchema, type Problem, type WallFile } from '#protocol';
import * as v from 'valibot';
import { parseChecked } from '../charts/reading/checked-json.ts';
import { loadFile, type Loaded, type Parsed } from '../charts/reading/loader.ts';
import { arrange } from './grid.ts';
import { parseTimeWindow } from './time-window.ts';

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
  return { kind: 'broken', problem: { code: 'bad-name', file: path, reason: badName } };
}

const badName = 'a wall name is 1 to 64 letters, digits, dashes, underscores or CJK letters';
/** The code of mistakes in files that people write for us, for charts and walls alike. */
const code: Problem['code'] = 'settings';

function parseWallFile(bytes: Buffer) {
  const parsed = parseChecked(bytes, schema, code);
  return parsed.ok ? { ok: true as const, parsed: { source: bytes, file: parsed.value } } : parsed;
}

/** Validates the shape, and then what no schema can express. */
const schema = v.pipe(
  wallFileSchema,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const [issue] = issuesOf(dataset.value);
    if (!issue) return;
    const [first, ...rest] = issue.path;
    addIssue({ message: issue.reason, path: [pathItem(first), ...rest.map(pathItem)] });
  }),
);

interface Issue {
  path: [string | number, ...(string | number)[]];
  reason: string;
}

function* issuesOf({ pages, screens = {} }: WallFile): Generator<Issue> {
  for (const [index, page] of pages.entries()) {
    const found = arrange(page);
    if ('reason' in found) yield { reason: found.reason, path: ['pages', index, ...found.path] };
    const reason = page.when === undefined ? undefined : timeWindowIssue(page.when);
    if (reason !== undefined) yield { path: ['pages', index, 'when'], reason };
  }
  for (const [screen, { page = 1 }] of Object.entries(screens))
    if (page > pages.length)
      yield { path: ['screens', screen, 'page'], reason: `is not one of the ${pages.length} pages` };
}

function timeWindowIssue(when: string): string | undefined {
  try {
    parseTimeWindow(when);
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return `is not understood: ${error.message}`;
    throw error;
  }
}

/** A step of a path, in the form of valibot's own issues. */
function pathItem(key: string | number): v.UnknownPathItem {
  return { type: 'unknown', origin: 'value', input: undefined, key, value: undefined };
}
