import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { visible } from '../charts/diagnostics/visible.ts';
import { makeFolder } from '../storage/make-folder.ts';
import { starterFiles, type StarterFile } from './starter.ts';
import { whatIsAt } from './what-is-at.ts';

/**
 * `chartwall init`: writes a folder to start from, and says what it wrote. A file that is there already is left as it is. Resolves to the
 * exit code: 0 if all files are there, 1 if one cannot be written, 2 if the folder is none.
 */
export async function runInit(
  { dir, stateDir }: { dir: string; stateDir: string },
  write: (text: string) => void,
): Promise<number> {
  if ((await whatIsAt(dir)) === 'other') {
    write(`${visible(dir)}: is a file, not a folder\n`);
    return 2;
  }
  const files = starterFiles(dir, join(stateDir, 'schemas'));
  let failures = 0;
  for (const file of files) {
    const outcome = await writeNew(join(dir, file.path), file.text);
    if (outcome.kind === 'failed') failures++;
    write(lineFor(file, outcome));
  }
  if (failures === 0) write(`\nNext: chartwall ${visible(dir)}\n`);
  return failures === 0 ? 0 : 1;
}

type Outcome = { kind: 'written' } | { kind: 'there' } | { kind: 'failed'; why: string };

async function writeNew(path: string, text: string): Promise<Outcome> {
  try {
    await makeFolder(dirname(path));
  } catch (error) {
    return { kind: 'failed', why: codeOf(error) };
  }
  try {
    await writeFile(path, text, { flag: 'wx' });
    return { kind: 'written' };
  } catch (error) {
    const why = codeOf(error);
    return why === 'EEXIST' ? { kind: 'there' } : { kind: 'failed', why };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function lineFor({ path, about }: StarterFile, outcome: Outcome): string {
  return `  ${path.padEnd(26)} ${wordsFor(outcome, about)}\n`;
}

function wordsFor(outcome: Outcome, about: string): string {
  switch (outcome.kind) {
    case 'written':
      return about;
    case 'there':
      return 'is there already, left as it is';
    case 'failed':
      return `cannot be written (${outcome.why})`;
  }
}
