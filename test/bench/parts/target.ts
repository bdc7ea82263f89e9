import type { Figure, Figures } from './figures.ts';
import { ratioOf, spreadOf, type Spread } from './stats.ts';
import { number } from './words.ts';

type Subject = Omit<Figure, 'values'>;

/** Something that must be measured to hold: a figure, or how many times another one it is. */
export interface Target {
  of: Subject;
  per: Subject | undefined;
  limit: { kind: 'at most' | 'at least'; value: number };
}

export interface Section {
  title: string;
  promises: readonly Target[];
  /** In the words of whoever looked into it: why a promise is not kept, or what a figure depends on. */
  why?: string;
}

export type Verdict = 'reached' | 'not reached' | 'not measured';

export interface Judged {
  target: Target;
  words: string;
  measured: Spread | undefined;
  verdict: Verdict;
}

export const atMost = (value: number, of: Subject, per?: Subject): Target => ({
  of,
  per,
  limit: { kind: 'at most', value },
});

export const atLeast = (value: number, of: Subject, per?: Subject): Target => ({
  of,
  per,
  limit: { kind: 'at least', value },
});

/** The median decides. */
export function judge(target: Target, figures: Figures): Judged {
  const measured = measuredOf(target, figures);
  return { target, words: wordsOf(target), measured, verdict: verdictOf(target, measured) };
}

function measuredOf({ of, per }: Target, figures: Figures): Spread | undefined {
  const figure = figures.find(of);
  if (!figure) return undefined;
  if (!per) return spreadOf(figure.values);
  const other = figures.find(per);
  return other && ratioOf(figure.values, other.values);
}

function verdictOf({ limit }: Target, measured: Spread | undefined): Verdict {
  if (!measured) return 'not measured';
  const holds = limit.kind === 'at most' ? measured.median <= limit.value : measured.median >= limit.value;
  return holds ? 'reached' : 'not reached';
}

/** `10 KB to 1,000 screens: ours at most 1.15 × raw-net (CPU µs)` */
function wordsOf({ of, per, limit }: Target): string {
  const bound = `${limit.kind} ${number(limit.value)}`;
  if (!per) return `${of.title}: ${of.who} ${bound} ${of.unit}`;
  const other = per.title === of.title ? per.who : `${per.who}, ${per.title}`;
  return `${of.title}: ${of.who} ${bound} × ${other} (${of.unit})`;
}
