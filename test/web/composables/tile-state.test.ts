import { expect, test } from 'vitest';
import { tileState, type TileFacts } from '../../../web/composables/index.ts';

const drawn: TileFacts = { drawn: true, empty: false, missing: false, faulty: false, old: false };
const nothing: TileFacts = { ...drawn, drawn: false };

test.each([
  ['loading', nothing, 'before anything is known'],
  ['ready', drawn, 'with a good drawing'],
  ['stale', { ...drawn, old: true }, 'when its drawing is too old'],
  ['broken', { ...drawn, faulty: true }, 'when its file has a fault'],
  [
    'broken',
    { ...drawn, faulty: true, old: true },
    'when its file has a fault and is old, because the fault can be mended',
  ],
  ['broken', { ...nothing, faulty: true, missing: true }, 'when its file was never good'],
  ['missing', { ...nothing, missing: true }, 'without a file'],
  ['empty', { ...nothing, empty: true }, 'with nothing in the file'],
  ['empty', { ...nothing, empty: true, old: true }, 'with nothing in an old file'],
])('a tile is %s %3$s', (state, facts) => {
  expect(tileState(facts)).toBe(state);
});
