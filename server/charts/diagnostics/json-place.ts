import { visit } from 'jsonc-parser';

/** One step on the way to a value: the name of a member, or the position of an item. */
export type Step = string | number;

/**
 * The index (in UTF-16 units) at which the value at `path` begins in a good JSON text; `key` takes the name in front of it instead. As far
 * as the path leads: a member that is missing is looked for at the `{` of the object that lacks it.
 */
export function indexOfPath(text: string, path: readonly Step[], what: 'key' | 'value' = 'value'): number {
  const isKey = what === 'key' && typeof path.at(-1) === 'string';
  let index = 0;

  /** Of two members of one name the last counts, as it does for JSON.parse. False for what does not lie on the way. */
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
    // without them it does not go on behind what is not visited
    onObjectEnd() {},
    onArrayEnd() {},
  });
  return index;
}
