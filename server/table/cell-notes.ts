import type { Note } from '#protocol';
import { tableNote } from './notes.ts';
import type { Column } from './table.ts';

/** What was taken for something else than it says: numbers that stand for missing values, and numbers that are only bounds. */
export function cellNotes(columns: readonly Column[]): Note[] {
  return columns.flatMap((column) => {
    if (column.kind !== 'measure') return [];
    const { name, sentinel, bounds } = column;
    return [
      ...(sentinel
        ? [
            tableNote('left-out', ({ notes }) =>
              (sentinel.orBelow ? notes.tooCold : notes.sentinel)(name, sentinel.value, sentinel.count),
            ),
          ]
        : []),
      ...(bounds ? [tableNote('assumed', ({ notes }) => notes.bounds(name, bounds.size))] : []),
    ];
  });
}
