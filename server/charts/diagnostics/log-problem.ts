import type { Logger } from 'pino';
import { placeOf, type Problem } from '#protocol';
import { visible } from './visible.ts';

/** Logs a file's problem once, and once more when the file is good again. */
export function logProblem(log: Logger, before: Problem | undefined, problem: Problem | undefined): void {
  if (problem && isNew(problem, before))
    log.warn(entryOf(problem), `${visible(placeOf(problem))}: ${problem.reason}`);
  else if (before && !problem) log.info({ file: before.file }, `${visible(before.file)} is good again`);
}

/** Without the reason in other languages. */
function entryOf({ code, file, line, column, reason }: Problem) {
  return { code, file, line, column, reason };
}

function isNew(problem: Problem, before: Problem | undefined): boolean {
  return !before || placeOf(before) !== placeOf(problem) || before.reason !== problem.reason;
}
