import { expect, test } from 'vitest';
import { createKeptContents } from '../../../web/composables/kept-contents.ts';

test('a text that comes again is not parsed again', () => {
  const contents = createKeptContents();
  const first = contents.parse('[1,2]');

  expect(first).toEqual([1, 2]);
  expect(contents.parse('[1,2]')).toBe(first);
});

test('the texts that were not used for longest are forgotten at the limit', () => {
  const contents = createKeptContents(12);
  const [one, two] = [contents.parse('[1111]'), contents.parse('[2222]')];
  expect(contents.parse('[1111]')).toBe(one);
  contents.parse('[3333]');

  expect(contents.parse('[1111]')).toBe(one);
  expect(contents.parse('[2222]')).not.toBe(two);
  expect(contents.parse('[2222]')).toEqual([2222]);
});

test('a text beyond the limit is parsed and not kept', () => {
  const contents = createKeptContents(4);

  expect(contents.parse('[12345]')).toEqual([12345]);
  expect(contents.parse('[12345]')).not.toBe(contents.parse('[12345]'));
  expect(contents.parse('[1]')).toBe(contents.parse('[1]'));
});
