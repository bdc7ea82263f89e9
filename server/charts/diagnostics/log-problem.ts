import type { Logger } from 'pino';
import { placeOf, type Problem } from '#protocol';
import { visible } from './visible.ts';

/** Logs what is wrong with a file when it is new, and that it is good again when it was not before. */
export function logProblem(log: Logger, before: Problem | undefined, problem: Problem | undefined): void {
  if (problem && isNew(problem, before)) log.warn(problem, `${visible(placeOf(problem))}: ${problem.reason}`);
  else if (before && !problem) log.info({ file: before.file }, `${visible(before.file)} is good again`);
}

function isNew(problem: Problem, before: Problem | undefined): boolean {
  return !before || placeOf(before) !== placeOf(problem) || before.reason !== problem.reason;
}
