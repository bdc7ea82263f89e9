import { expect, test } from 'vitest';
import { tileState, type TileFacts } from '../../../web/composables/index.ts';

const drawn: TileFacts = { drawn: true, empty: false, missing: false, faulty: false, old: false };
const nothing: TileFacts = { ...drawn, drawn: false };

test.each([
  ['loading', nothing, 'before the first answer'],
  ['ready', drawn, 'with a valid drawing'],
  ['stale', { ...drawn, old: true }, 'with an old drawing'],
  ['broken', { ...drawn, faulty: true }, 'with a fault'],
  [
    'broken',
    { ...drawn, faulty: true, old: true },
    'with a fault and an old file, because the fault can be fixed',
  ],
  ['broken', { ...nothing, faulty: true, missing: true }, 'with a file that was never valid'],
  ['missing', { ...nothing, missing: true }, 'without a file'],
  ['empty', { ...nothing, empty: true }, 'with an empty file'],
  ['empty', { ...nothing, empty: true, old: true }, 'with an empty old file'],
])('a tile is %s %3$s', (state, facts) => {
  expect(tileState(facts)).toBe(state);
});
