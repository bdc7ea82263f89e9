import type { Language } from '../../chart-type.ts';
import { textShape, type Shape } from '../../shapes/shapes.ts';
import { withUnit, type ValueFormat } from '../../text/value-format.ts';
import { fitText, textEms, textWidth } from '../../text/measure.ts';
import { fullNumber } from '../../text/numbers.ts';
import { disambiguate } from '../../text/disambiguate.ts';
import type { Metric } from './metric.ts';

/** Smaller integers are written in full: they are counts. */
const fullBelow = 1e6;
/** Font size of a unit in words, as a share of the number's. */
const unitSize = 0.42;
/** Gap between number and unit, as a share of the unit's size. */
const unitGap = 0.3;
/** In ems: a longer unit is truncated. */
const longestUnit = 6;

interface BigNumber {
  /** width of number and unit, in multiples of the number's height */
  readonly width: number;
  shapes(place: BigNumberPlace): Shape[];
}

export interface BigNumberPlace {
  /** centre */
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly colour: string;
  /** colour of the unit */
  readonly muted: string;
  /** minimum font size of the unit, px */
  readonly least: number;
  /** px for number and unit; a unit that does not fit is only in the tooltip */
  readonly room: number;
}

/** A value with few digits, but enough to differ from 100% and from `ends` unless it equals them. */
export function formatBigNumber(
  value: number,
  { unit, ends }: { unit: string; ends: readonly number[] },
  format: ValueFormat,
  language: Language,
): string {
  if (format.isPlain && Number.isInteger(value) && Math.abs(value) < fullBelow)
    return fullNumber(value, language);
  return disambiguate(value, unit === '%' ? [...ends, 100] : ends, format.short, language);
}

/** A number with its unit, to be read from across the room. */
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
      // Aligns the baselines.
      const down = (height - small) * 0.36;
      return [
        textShape(text, { x: left, y, size: height, colour, bold: true }),
        textShape(word, { x: left + wide + gap, y: y + down, size: small, colour: muted }),
      ];
    },
  };
}
