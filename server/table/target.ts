import type { Facts } from './facts.ts';

const aimName = /target|goal|plan|max|limit|quota|budget|capacity|目标|计划|上限|指标值|预算|容量/i;

/** The measure that says what another should reach, or may: as a person said, else by its name. Undefined: none does. */
export function aimOf({ pins, measures, column }: Facts): number | undefined {
  if (pins.target !== undefined && column(pins.target).kind === 'measure') return pins.target;
  return measures.length > 1 ? measures.find((at) => aimName.test(column(at).name)) : undefined;
}
