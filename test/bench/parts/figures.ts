/** What was measured of one contestant in one case, a value a round. */
export interface Figure {
  work: string;
  /** the case, as `10 KB to 1,000 screens` */
  title: string;
  who: string;
  unit: string;
  values: number[];
}

export interface Figures {
  readonly all: readonly Figure[];
  add(figure: Figure): void;
  find(wanted: Omit<Figure, 'values'>): Figure | undefined;
}

export function createFigures(): Figures {
  const all: Figure[] = [];
  return {
    all,
    add: (figure) => void all.push(figure),
    find: ({ work, title, who, unit }) =>
      all.find(
        (each) => each.work === work && each.title === title && each.who === who && each.unit === unit,
      ),
  };
}
