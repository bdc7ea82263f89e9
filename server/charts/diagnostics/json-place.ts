import { visit } from 'jsonc-parser';

/** One step of a path to a value: a member's name or an item's position. */
export type Step = string | number;

/**
 * The index (in UTF-16 units) at which the value at `path` begins in a valid JSON text; with `key`, at which its name begins. It follows
 * the path as far as it leads: a missing member is placed at the `{` of the object that lacks it.
 */
export function indexOfPath(text: string, path: readonly Step[], what: 'key' | 'value' = 'value'): number {
  const isKey = what === 'key' && typeof path.at(-1) === 'string';
  let index = 0;

  /** Of two members with one name the last counts, as for JSON.parse. Returns false for values off the path. */
  function visitValue(at: number, place: readonly Step[]): boolean {
    const isOnTheWay = place.every((step, i) => step === path[i]);
    if (isOnTheWay && !(isKey && place.length === path.length)) index = at;
    return isOnTheWay;
  }

  visit(text, {
    onObjectBegin: (at, _length, _line, _column, placeOf) => visitValue(at, placeOf()),
    onArrayBegin: (at, _length, _line, _column, placeOf) => visitValue(at, placeOf()),
    onLiteralValue: (_value, at, _length, _line, _column, placeOf) => void visitValue(at, placeOf()),
    onObjectProperty(name, at, _length, _line, _column, placeOf) {
      const isWanted = isKey && placeOf().length === path.length - 1 && name === path.at(-1);
      if (isWanted) index = at;
    },
    // without these callbacks jsonc-parser does not resume after a value that was skipped
    onObjectEnd() {},
    onArrayEnd() {},
  });
  return index;
}
