import { quantityInName } from '../aggregation/quantity-names.ts';
import { largest } from '../value-checks.ts';
import { isChange } from './changes.ts';
import { withName, type NamedMeasure, type PlacedMeasure, type Secondary } from './placed-measure.ts';
import { holdsInRows } from './share-of-rows.ts';

/**
 * Deviations, changes, limits of confidence, qualities and numbers of samples of another measure, and the extremes beside a value. What the name says it
 * about is another measure, or the name says nothing more and there is a plain value.
 */
export function findStatistics(measures: readonly PlacedMeasure[]): readonly Secondary[] {
  const named = measures.map(withName);
  return named.flatMap((one): Secondary[] => {
    const main = named.find((other) => other !== one && isAbout(one, other) && fits(one, other));
    return main ? [[one.at, main.at]] : [];
  });
}

function isAbout(
  { name: { saying, about, words } }: NamedMeasure,
  { name: main, column }: NamedMeasure,
): boolean {
  if (words === 's' && main.words === 'v') return true;
  if (saying === undefined || main.saying === saying) return false;
  if (saying === 'difference' && about === '') return main.saying === undefined;
  const isOfValues = saying === 'least' || saying === 'most' || saying === 'middle';
  // the extremes of a day are figures of their own, even beside its mean
  if (isOfValues) return about === '' && main.isValue;
  if (saying === 'samples' && about === '' && isRate(column)) return true;
  if (about === '') return main.isValue || main.isMiddle;
  return about === main.words || (main.saying === 'middle' && about === main.about);
}

/** What samples are taken of. */
function isRate({ name, unit }: PlacedMeasure['column']): boolean {
  return unit === '%' || quantityInName(name) === 'rate';
}

/** Whether the values are such as well. Bounds that never change are limits, to be seen. */
function fits({ name, column }: NamedMeasure, { column: main }: NamedMeasure): boolean {
  const { values } = column;
  const compare = (holds: (value: number, beside: number) => boolean): boolean =>
    holdsInRows(values, main.values, holds);
  const isSame = values.every((value) => value === values[0]);
  switch (name.saying) {
    case 'difference':
      return isChange(name.about === '' ? 'by-values' : 'by-name', column, main);
    case 'lower':
    case 'least':
      return !isSame && compare((value, beside) => value <= beside);
    case 'upper':
    case 'most':
      return !isSame && compare((value, beside) => value >= beside);
    case 'middle':
      return true;
    case 'quality':
      return values.every((value) => !(value < 0 || value > 100));
    case 'samples':
      return values.every((value) => !(value < 0) && (Number.isNaN(value) || Number.isInteger(value)));
    default:
      return isSmall(values, main.values);
  }
}

/** A deviation is no less than nothing, and less than what it is of. */
function isSmall(values: Float64Array, main: Float64Array): boolean {
  return values.every((value) => !(value < 0)) && largest(values) < largest(main);
}
