import type { Facts } from './facts.ts';

const targetName = /target|goal|plan|max|limit|quota|budget|capacity|目标|计划|上限|指标值|预算|容量/i;

/** Whether a column's name is that of a target or limit, which may well be the same in all rows. */
export function isTargetName(name: string): boolean {
  return targetName.test(name);
}

const boundName =
  /(?:^|[^a-z])(?:min(?:imum)?|max(?:imum)?|lower|upper|low|high|warn(?:ing)?|alarm|alert|critical|crit|thresholds?|limits?|setpoint)(?![a-z])|下限|上限|阈值|预警|报警/i;

/** Whether a column's name is that of an end of a scale, or of a limit to be warned at. */
export function isBoundName(name: string): boolean {
  return boundName.test(name);
}

/** The measures that are no end of a scale, limit or target of another; all of them if each is one. */
export function withoutBounds({ measures, column }: Facts): readonly number[] {
  const own = measures.filter((at) => !isBoundName(column(at).name) && !isTargetName(column(at).name));
  return own.length > 0 ? own : measures;
}

/** The measure that is another one's target or limit: from the side-car, else by its name. Undefined if there is none. */
export function targetOf({ overrides, measures, column }: Facts): number | undefined {
  if (overrides.target !== undefined && column(overrides.target).kind === 'measure') return overrides.target;
  return measures.length > 1 ? measures.find((at) => isTargetName(column(at).name)) : undefined;
}
