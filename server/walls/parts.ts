import type { Span, SpanPart } from '#protocol';

/** A part of a span, and the screens that show it. Without any its place on the wall is dark. */
interface PartSummary {
  readonly part: SpanPart;
  readonly screens: readonly { readonly screen: string; readonly name: string }[];
  readonly missing?: true;
}

/** Which screen of a wall shows which part of its span. */
export interface Parts {
  /** `part`: null for the whole page */
  set(screen: { id: string; name: string }, part: SpanPart | null): void;
  forget(screen: string): void;
  /** Every part, row by row. `elsewhere`: the screens of other nodes. */
  list(span: Span, elsewhere: Iterable<ShownPart>): PartSummary[];
}

interface ShownPart {
  readonly screen: string;
  readonly name: string;
  readonly part: SpanPart;
}

export function createParts(): Parts {
  const shown = new Map<string, ShownPart>();

  return {
    set({ id, name }, part) {
      if (part) shown.set(id, { screen: id, name, part });
      else shown.delete(id);
    },
    forget: (screen) => void shown.delete(screen),
    list: (span, elsewhere) => {
      const all = [...shown.values(), ...elsewhere];
      return partsOf(span).map((part) => {
        const screens = all
          .filter(({ part: [column, row] }) => column === part[0] && row === part[1])
          .map(({ screen, name }) => ({ screen, name }));
        return { part, screens, ...(screens.length === 0 && { missing: true as const }) };
      });
    },
  };
}

function partsOf({ columns, rows }: Span): SpanPart[] {
  return Array.from({ length: columns * rows }, (_, i) => [(i % columns) + 1, Math.floor(i / columns) + 1]);
}
