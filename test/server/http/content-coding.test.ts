import { expect, test } from 'vitest';
import { chooseCoding } from '../../../server/http/content-coding.ts';

test.each([
  ['', 'identity', 'nothing is asked for'],
  ['gzip, deflate, br, zstd', 'br', 'the client does not mind'],
  ['gzip', 'gzip', 'only gzip is named'],
  ['x-gzip', 'gzip', 'gzip is asked for by its old name'],
  ['GZip;Q=0.5', 'gzip', 'case does not matter'],
  ['br;q=0.5, gzip;q=0.8', 'gzip', 'the client likes gzip better'],
  ['br; q = 0.9 , gzip;q=0.8', 'br', 'there are spaces'],
  ['br;q=0, gzip', 'gzip', 'brotli is refused'],
  ['br;q=0, gzip;q=0', 'identity', 'both are refused'],
  ['*', 'br', 'anything goes'],
  ['*;q=0.1, gzip;q=0.2', 'gzip', 'a name counts more than the star'],
  ['br;q=0, *', 'gzip', 'anything but brotli goes'],
  ['identity;q=1, gzip;q=0.5', 'identity', 'plain is liked better'],
  ['identity', 'identity', 'plain is asked for'],
  ['gzip;q=0.001', 'gzip', 'the smallest weight is still a wish'],
  ['deflate, zstd', 'identity', 'we have none of it'],
  ['*;q=0', 'identity', 'nothing at all is accepted, yet an answer is better than none'],
  ['br;q=best, gzip;q=0.1', 'gzip', 'a weight is not a number'],
  ['br;q=7, gzip;q=0.1', 'gzip', 'a weight is out of range'],
  [', ,;q=1', 'identity', 'the header is rubbish'],
])('for "%s" the coding is %s: %s', (header, coding) => {
  expect(chooseCoding(header, ['br', 'gzip', 'identity'])).toBe(coding);
});

test('what is not available is not chosen', () => {
  expect(chooseCoding('br, gzip', ['gzip', 'identity'])).toBe('gzip');
  expect(chooseCoding('br, gzip', ['identity'])).toBe('identity');
});
