/** `lines.pct`: a family and its member, split at the last separator. */
export const memberName = /^(.*[^\p{L}\p{N}%])([\p{L}\p{N}%]+)$/u;

/** Names that are made of a thing and a figure each: of each figure the columns of the same things. */
export interface CrossedNames {
  readonly things: number;
  readonly figures: ReadonlyMap<string, readonly number[]>;
}

type Named = readonly [at: number, name: string];
type Split = readonly [at: number, thing: string, figure: string];

const [minThings, minFigures] = [3, 2];

/** By the last sign between them, the figure first or last; in Chinese, Japanese and Korean without one. Undefined without such. */
export function crossedNames(names: readonly Named[]): CrossedNames | undefined {
  const atMarks = names.flatMap(([at, name]): Split[] => {
    const [, thing, figure] = memberName.exec(name) ?? [];
    return thing === undefined || figure === undefined ? [] : [[at, thing, figure]];
  });
  if (atMarks.length === names.length) return crossed(atMarks) ?? crossed(atMarks.map(turned));
  const inSigns = names.flatMap(splitsOf);
  return crossed(inSigns) ?? crossed(inSigns.map(turned));
}

function turned([at, thing, figure]: Split): Split {
  return [at, figure, thing];
}

const signsOnly = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー\d]{3,16}$/u;

/** A name in signs may end anywhere and go on with the figure. */
function splitsOf([at, name]: Named): Split[] {
  if (!signsOnly.test(name)) return [];
  const signs = Array.from(name);
  return signs
    .slice(1)
    .map((_, before) => [at, signs.slice(0, before + 1).join(''), signs.slice(before + 1).join('')]);
}

/** The most things that have the same figures, which other things have as well. */
function crossed(splits: readonly Split[]): CrossedNames | undefined {
  const counts = new Map<string, number>();
  for (const [, , figure] of splits) counts.set(figure, (counts.get(figure) ?? 0) + 1);
  const figuresOf = new Map<string, Map<string, number>>();
  for (const [at, thing, figure] of splits) {
    if ((counts.get(figure) ?? 0) < minThings) continue;
    const figures = figuresOf.get(thing) ?? new Map<string, number>();
    figuresOf.set(thing, figures.set(figure, at));
  }
  const alike = new Map<string, Map<string, number>[]>();
  for (const figures of figuresOf.values()) {
    if (figures.size < minFigures) continue;
    const key = Array.from(figures.keys()).toSorted().join('\n');
    alike.set(key, [...(alike.get(key) ?? []), figures]);
  }
  const [best] = [...alike.values()].toSorted((one, other) => cellsIn(other) - cellsIn(one));
  if (!best || best.length < minThings) return undefined;
  const names = Array.from(best[0]?.keys() ?? []);
  const columns = (name: string): number[] => best.flatMap((figures) => figures.get(name) ?? []);
  return { things: best.length, figures: new Map(names.map((name) => [name, columns(name)])) };
}

function cellsIn(things: readonly ReadonlyMap<string, number>[]): number {
  return things.length * (things[0]?.size ?? 0);
}
