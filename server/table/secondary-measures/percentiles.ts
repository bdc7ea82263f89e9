import { nameParts } from '../cells/id-names.ts';
import { areShares } from '../value-checks.ts';
import type { PlacedMeasure, Secondary } from './placed-measure.ts';

const percentileName =
  /^(?:percentiles?|percentil[iey]?|percentyle?|perzentile?|centiles?|percentiel|percentilis|prosenttipiste|yüzdelik|процентиль|перцентиль)$|百分位|パーセンタイル|백분위/u;

/** How many others did worse, beside the points that this was found from: of what is called alike otherwise. */
export function findPercentiles(measures: readonly PlacedMeasure[]): readonly Secondary[] {
  return measures.flatMap((one): Secondary[] => {
    const parts = nameParts(one.column.name);
    const about = parts.filter((part) => !percentileName.test(part));
    if (about.length === parts.length || !areShares(one.column.values)) return [];
    const main = measures.find(
      (other) => other !== one && !isPercentile(other) && isCalled(other.column.name, about),
    );
    return main ? [[one.at, main.at]] : [];
  });
}

function isPercentile({ column }: PlacedMeasure): boolean {
  return nameParts(column.name).some((part) => percentileName.test(part));
}

function isCalled(name: string, about: readonly string[]): boolean {
  const parts = nameParts(name);
  return about.every((part) => parts.includes(part));
}
