import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import { widest, wrapText } from './measure.ts';

/** How names are written before rows. */
export interface RowNames {
  readonly font: number;
  readonly width: number;
  /** the start of all names that is left out, to be said once; '' for none */
  readonly shared: string;
  write(name: string): string;
}

interface Room {
  /** px */
  readonly width: number;
  /** of a row, px */
  readonly height: number;
}

/** Ems of a row's height for one, two and three lines. */
const heights = [0, 2.6, 3.8];

/**
 * Names that are wider than their room are wrapped to as many lines as the row has room for, then written in the small font, then without
 * the words that all of them start with, and only then cut.
 */
export function rowNames(names: readonly string[], font: number, room: Room, view: View): RowNames {
  const smaller = Math.min(font, typeScale(view).small);
  const whole = [written(names, font, '', room), written(names, smaller, '', room)];
  return whole.find((way) => !isCut(way, names)) ?? written(names, smaller, sharedStart(names), room);
}

function written(names: readonly string[], font: number, shared: string, room: Room): RowNames {
  const lines = heights.filter((least) => room.height >= least * font).length;
  const write = (name: string): string =>
    wrapText(name.startsWith(shared) ? name.slice(shared.length) : name, room.width, font, lines);
  const width = widest(
    names.flatMap((name) => write(name).split('\n')),
    font,
  );
  return { font, width, shared, write };
}

function isCut({ write }: RowNames, names: readonly string[]): boolean {
  return names.some((name) => write(name).includes('…'));
}

/** Fewer letters are not worth a note. */
const leastShared = 4;

/** Whole words, or three Chinese characters, that all names start with and go on after. */
export function sharedStart(names: readonly string[]): string {
  const [first = '', ...others] = new Set(names.filter(Boolean));
  if (others.length === 0) return '';
  let end = 0;
  while (end < first.length && others.every((name) => name[end] === first[end])) end++;
  const same = first.slice(0, end);
  const words = /^.*[\s:：/|·,，、_–—-]/su.exec(same)?.[0] ?? '';
  const start = words.length >= leastShared ? words : (/^\p{Script=Han}{3,}/u.exec(same)?.[0] ?? '');
  return [first, ...others].every((name) => name.length > start.length) ? start : '';
}

/** An axis' heading after the starts that were left out of names. */
export function withShared(starts: readonly string[], heading: string): string {
  const notes = starts.map((start) => start && `${start.replace(/[\s:：/|·,，、_–—-]+$/u, '')} …`);
  return [...notes, heading].filter(Boolean).join(' · ');
}
