import { fontFamily } from './font.ts';

/** Width in px of one line of text in a CSS font such as `600 18px Inter`. */
export type MeasureText = (text: string, font: string) => number;

/** The two CSS font weights in charts. */
export type FontWeight = 400 | 600;

const ellipsis = '…';
/** px: a rounding error must not truncate the longest of some names. */
const slack = 0.1;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

let measure: MeasureText = measureOnCanvas();

/** By CSS font, then by text. */
const widths = new Map<string, Map<string, number>>();
let kept = 0;
/** About 2 MB. A wall of six charts has some hundred texts. */
const maxCached = 10_000;

/** Replaces the canvas, e.g. on the server. ECharts measures with it as well. */
export function measureWith(own: MeasureText): void {
  measure = own;
  widths.clear();
  kept = 0;
}

/** Width in px of one line of text in a CSS font. Cached. */
export function widthIn(font: string, text: string): number {
  let ofFont = widths.get(font);
  const known = ofFont?.get(text);
  if (known !== undefined) return known;
  if (++kept > maxCached) {
    widths.clear();
    [kept, ofFont] = [1, undefined];
  }
  if (!ofFont) widths.set(font, (ofFont = new Map<string, number>()));
  const width = measure(text, font);
  ofFont.set(text, width);
  return width;
}

/** Width in px of one line of text in the charts' font. */
export function textWidth(text: string, fontSize: number, weight: FontWeight = 400): number {
  return widthIn(`${weight} ${fontSize}px ${fontFamily}`, text);
}

/** The same in ems, for layouts that choose the font size later. Do not truncate by it: browsers may round widths at small sizes. */
export function textEms(text: string, weight: FontWeight = 400): number {
  return textWidth(text, emSize, weight) / emSize;
}
const emSize = 100;

/** Width in px of the widest text. */
export function widest(texts: Iterable<string>, fontSize: number, weight: FontWeight = 400): number {
  let width = 0;
  for (const text of new Set(texts)) width = Math.max(width, textWidth(text, fontSize, weight));
  return width;
}

/** Truncates text to `width` px with an ellipsis in the middle. */
export function fitText(text: string, width: number, fontSize: number, weight: FontWeight = 400): string {
  const room = width + slack;
  if (textWidth(text, fontSize, weight) <= room) return text;
  const parts = Array.from(graphemes.segment(text), ({ segment }) => segment);
  let [fits, tooMany] = [0, parts.length];
  while (tooMany - fits > 1) {
    const tried = (fits + tooMany) >> 1;
    if (textWidth(shortened(parts, tried), fontSize, weight) <= room) fits = tried;
    else tooMany = tried;
  }
  return shortened(parts, fits);
}

/** `count` characters: half from the start, half from the end. */
function shortened(parts: readonly string[], count: number): string {
  const head = Math.ceil(count / 2);
  const tail = parts.length - (count - head);
  return parts.slice(0, head).join('').trimEnd() + ellipsis + parts.slice(tail).join('').trimStart();
}

/** Lines break at spaces, between CJK characters, and after a hyphen or slash in a word. */
const pieces =
  /\p{Script=Han}|[^\p{Script=Han}\s]+?(?:(?<=[^\s\-–/][-–/])(?=[^\s])|(?=[\p{Script=Han}\s]|$)\s*)|\s+/gu;

/** Wraps text to at most `lines` lines of `width` px; the last line is truncated. */
export function wrapText(text: string, width: number, fontSize: number, lines: number): string {
  const done: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of text.match(pieces) ?? []) {
    const full = line !== '' && used + textWidth(piece.trimEnd(), fontSize) > width + slack;
    if (full && done.length < lines - 1) {
      done.push(line);
      [line, used] = ['', 0];
    }
    line += piece;
    used += textWidth(piece, fontSize);
  }
  return [...done, line].map((one) => fitText(one.trim(), width, fontSize)).join('\n');
}

/** One canvas for all texts. Setting its font takes longer than measuring, since the font is parsed. */
function measureOnCanvas(): MeasureText {
  let context: CanvasRenderingContext2D | null = null;
  let current = '';
  return (text, font) => {
    context ??= document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('This browser has no canvas');
    if (font !== current) context.font = current = font;
    return context.measureText(text).width;
  };
}
