import type { Language } from '../chart-type.ts';
import { withUnit, type Figures } from '../general/figures.ts';
import type { Reading } from '../general/readings.ts';
import { textShape, type Shape } from '../general/shapes.ts';
import { textWidth } from '../measure.ts';
import { fullNumber } from '../numbers.ts';

/** Up to here all digits are written: somebody counts them. */
const wholeBelow = 1e6;
/** Of the figure's height: a unit in words is the smaller. */
const unitSize = 0.42;

interface Figure {
  readonly text: string;
  /** a word beside it; marks such as % belong to the text */
  readonly unit: string;
  /** `least`: of the unit's size, px */
  shapes(place: {
    x: number;
    y: number;
    height: number;
    colour: string;
    muted: string;
    least: number;
  }): Shape[];
}

/** A figure to be read from across the room. */
export function bigFigure({ value, unit }: Reading, figures: Figures, language: Language): Figure {
  const digits = Math.abs(value) < wholeBelow && figures.short(value) === figures.short(Math.trunc(value));
  const written = digits && Number.isInteger(value) ? fullNumber(value, language) : figures.short(value);
  const joined = withUnit(written, unit);
  const text = joined.includes(' ') ? written : joined;
  const word = joined.includes(' ') ? unit : '';
  return {
    text,
    unit: word,
    shapes({ x, y, height, colour, muted, least }) {
      const [wide, small] = [textWidth(text, 0.97 * height), Math.max(least, unitSize * height)];
      if (!word) return [textShape(text, { x, y, size: height, colour, align: 'center', bold: true })];
      const gap = small * 0.3;
      const left = x - (wide + gap + textWidth(word, small)) / 2;
      // On one baseline.
      const down = (height - small) * 0.36;
      return [
        textShape(text, { x: left, y, size: height, colour, bold: true }),
        textShape(word, { x: left + wide + gap, y: y + down, size: small, colour: muted }),
      ];
    },
  };
}
