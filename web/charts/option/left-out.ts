import type { Language } from '../chart-type.ts';
import { chartWords } from '../words/index.ts';

/** A path in an option, as a linked list: it becomes text only when something is left out. */
export interface OptionPlace {
  readonly key: string | number;
  readonly within: OptionPlace | undefined;
}
/** The option itself. */
export const root: OptionPlace = { key: '', within: undefined };

/** The parts of an option that are not drawn. */
export interface LeftOut {
  /** number of paths */
  readonly count: number;
  /** the first path of each kind, e.g. `series[0].data[3].tooltip`; a few at most */
  readonly first: readonly string[];
}

const maxNamed = 10;
/** Later paths are only counted: writing them out would only cost time. */
const maxInspected = 5000;
const longestKey = 40;

/** Collects the paths of what is left out. */
export function collectLeftOut(): { add(place: OptionPlace): void; all(): LeftOut } {
  const named = new Map<string, string>();
  let count = 0;
  return {
    add(place) {
      if (count++ >= maxInspected || named.size >= maxNamed) return;
      const written = write(place);
      const kind = written.replace(/\[\d+\]/g, '[]');
      if (!named.has(kind)) named.set(kind, written);
    },
    all: () => ({ count, first: [...named.values()] }),
  };
}

const maxListed = 4;

/** The tile's note; undefined when everything is drawn. */
export function leftOutNote({ count, first }: LeftOut, language: Language): string | undefined {
  if (count === 0) return undefined;
  const words = chartWords[language];
  const listed = first.slice(0, maxListed).join(words.comma);
  return words.leftOutOfOption(count, count > Math.min(first.length, maxListed) ? `${listed} …` : listed);
}

function write({ key, within }: OptionPlace): string {
  if (!within) return '';
  const before = write(within);
  if (typeof key === 'number') return `${before}[${key}]`;
  const short = key.slice(0, longestKey).replace(/[^\p{L}\p{N}_$-]/gu, '?');
  return before ? `${before}.${short}` : short;
}
