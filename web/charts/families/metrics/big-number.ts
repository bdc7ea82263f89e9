import type { Language } from '../../chart-type.ts';
import { textShape, type Shape } from '../../shapes/shapes.ts';
import { withUnit, type ValueFormat } from '../../text/value-format.ts';
import { fitText, textEms, textWidth } from '../../text/measure.ts';
import { fullNumber } from '../../text/numbers.ts';
import { disambiguate } from '../../text/disambiguate.ts';
import type { Metric } from './metric.ts';

/** Up to here all digits are written: somebody counts them. */
const fullBelow = 1e6;
/** Of the figure's height: a unit in words is the smaller. */
const unitSize = 0.42;
/** Between a figure and its unit, of the unit's size. */
const unitGap = 0.3;
/** A unit is cut to the width of so many CJK characters. */
const longestUnit = 6;

interface BigNumber {
  /** px that figure and unit take for each px of the figure's height */
  readonly width: number;
  shapes(place: BigNumberPlace): Shape[];
}

export interface BigNumberPlace {
  /** the middle */
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly colour: string;
  /** of the unit */
  readonly muted: string;
  /** of the unit's size, px */
  readonly least: number;
  /** px for figure and unit; a unit that has none is left to the tooltip */
  readonly room: number;
}

/** A value in as many digits as are read from across the room; one that is near to 100% or to one of `ends` does not look like it. */
export function formatBigNumber(
  value: number,
  { unit, ends }: { unit: string; ends: readonly number[] },
  format: ValueFormat,
  language: Language,
): string {
  if (Number.isInteger(value) && Math.abs(value) < fullBelow) return fullNumber(value, language);
  return disambiguate(value, unit === '%' ? [...ends, 100] : ends, format.short, language);
}

/** A figure to be read from across the room. */
export function bigNumber(
  { value, unit: whole }: Metric,
  ends: readonly number[],
  format: ValueFormat,
  language: Language,
): BigNumber {
  const unit = fitText(whole, 16 * longestUnit, 16);
  const written = formatBigNumber(value, { unit: whole, ends }, format, language);
  const joined = withUnit(written, unit);
  const text = joined.includes(' ') ? written : joined;
  const word = joined.includes(' ') ? unit : '';
  return {
    width: textEms(text, 600) + (word ? unitSize * (unitGap + textEms(word)) : 0),
    shapes({ x, y, height, colour, muted, least, room }) {
      const small = Math.max(least, unitSize * height);
      const [wide, gap] = [textWidth(text, height, 600), unitGap * small];
      const all = wide + gap + textWidth(word, small);
      if (!word || all > room)
        return [textShape(text, { x, y, size: height, colour, align: 'center', bold: true })];
      const left = x - all / 2;
      // On one baseline.
      const down = (height - small) * 0.36;
      return [
        textShape(text, { x: left, y, size: height, colour, bold: true }),
        textShape(word, { x: left + wide + gap, y: y + down, size: small, colour: muted }),
      ];
    },
  };
}
