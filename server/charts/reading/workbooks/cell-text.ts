import type { CellValue } from 'hucre/xlsx';
import { readNumberFormat, type NumberFormat } from './number-format.ts';

/** A cell as the text that a table has of it. */
export interface SheetCell {
  readonly text: string;
  /** of a number */
  readonly unit?: { readonly name: string; readonly isPrefix: boolean };
  /** a number, date or time: data rather than a name */
  readonly isFigure?: true;
}

export const emptyCell: SheetCell = { text: '' };

const msPerDay = 86_400_000;
/** Day 0 of Excel's calendar, which times of day without a date fall on. It has a 29 February 1900 that never was. */
const dayZero = Date.UTC(1899, 11, 31);
const leapDay = Date.UTC(1900, 2, 1);
/** The digits of a number that Excel keeps. */
const precision = 15;
const percent = { name: '%', isPrefix: false };

/** What stands in a cell, given its number format. Dates and times are in ISO 8601, without a zone. */
export function readCell(value: CellValue | undefined, format: string | undefined): SheetCell {
  if (value === null || value === undefined) return emptyCell;
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
  const parsed = readNumberFormat(format);
  return value instanceof Date ? dateCell(value, parsed) : numberCell(value, parsed);
}

function textCell(value: string): SheetCell {
  const text = value.replaceAll(/\s+/g, ' ').trim();
  return text === '' ? emptyCell : { text };
}

function numberCell(value: number, format: NumberFormat): SheetCell {
  if (!Number.isFinite(value)) return emptyCell;
  switch (format.kind) {
    case 'percent':
      return figure(rounded(value * 100), percent);
    case 'unit':
      return figure(rounded(value), { name: format.unit, isPrefix: format.isPrefix });
    case 'padded':
      return { text: rounded(value).padStart(format.digits, '0'), isFigure: true };
    case 'duration':
    case 'plain':
      return figure(rounded(value));
    default:
      return format satisfies never;
  }
}

/** Undoes what binary fractions add: 0.1 + 0.2 is 0.3. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(precision)));
}

function dateCell(date: Date, { kind }: NumberFormat): SheetCell {
  const time = date.getTime();
  if (Number.isNaN(time)) return emptyCell;
  if (kind === 'duration') return figure(rounded(hoursOf(time)));
  // a serial number has no whole seconds
  const [day = '', clock = ''] = new Date(Math.round(time / 1000) * 1000)
    .toISOString()
    .slice(0, 19)
    .split('T');
  if (time < dayZero + msPerDay) return figure(clock.replace(/:00$/, ''));
  return figure(clock === '00:00:00' ? day : `${day}T${clock}`);
}

/** To the second, since day 0. */
function hoursOf(time: number): number {
  const days = (time - dayZero) / msPerDay + (time < leapDay ? 0 : 1);
  return Math.round(days * 24 * 3600) / 3600;
}

function figure(text: string, unit?: SheetCell['unit']): SheetCell {
  return unit ? { text, unit, isFigure: true } : { text, isFigure: true };
}
