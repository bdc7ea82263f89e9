import { expect, test } from 'vitest';
import { serialise } from '../../../web/charts/picture-svg.ts';

test('texts and attributes are escaped, whatever is in them', () => {
  const text = `</text><script>alert(1)</script>]]>&"'`;
  const svg = serialise({ tag: 'text', text, attrs: { fill: `"/><script>1</script>` } });
  expect(svg).toBe(
    '<text fill="&quot;/&gt;&lt;script&gt;1&lt;/script&gt;">' +
      '&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;&amp;&quot;&#39;</text>',
  );
});

test('control characters and lone surrogates are left out, line breaks and emoji are kept', () => {
  const text = 'a\u0000b\u0008\u000b\u001f\ufffe\uffff\ud800c\udc00\td\n😀\u007f';
  expect(serialise({ tag: 'text', text })).toBe('<text>abc\td\n😀\u007f</text>');
});

test.each(['script', 'style', 'image', 'a', 'foreignObject', 'use', 'animate', 'iframe'])(
  '%s and its children are left out',
  (tag) => {
    const children = [{ tag, text: 'x', children: [{ tag: 'rect' }] }, { tag: 'path' }];
    expect(serialise({ tag: 'g', children })).toBe('<g><path/></g>');
  },
);

test.each([
  ['onload', 'alert(1)'],
  ['href', 'https://example.org/'],
  ['xlink:href', '#a'],
  ['class', 'a'],
  ['ecmeta_series_index', 1],
  ['a b', 'c'],
  ['fill', 'url(https://example.org/)'],
  ['style', 'background: URL(https://example.org/)'],
])('the attribute %s="%s" is left out', (name, value) => {
  expect(serialise({ tag: 'rect', attrs: { [name]: value, x: 1 } })).toBe('<rect x="1"/>');
});

test('ids do not contain a number of the picture', () => {
  const clip = { tag: 'clipPath', attrs: { id: 'zr12-c0' } };
  const user = { tag: 'g', attrs: { 'clip-path': 'url(#zr12-c0)' } };
  expect([clip, user].map(serialise)).toEqual(['<clipPath id="zr-c0"/>', '<g clip-path="url(#zr-c0)"/>']);
});

test('a text stands in the middle of its line also where dominant-baseline is unknown', () => {
  const attrs = { 'dominant-baseline': 'central', y: 20 };
  expect(serialise({ tag: 'text', text: 'UK', attrs })).toBe('<text dy="0.36em" y="20">UK</text>');
});

test('rounding does not close a circle, which ends just before its start', () => {
  const circle = { d: 'M1 0A1 1 0 1 1 1 -0.0001', transform: 'matrix(161.6,0,0,161.6,2155.5034,680.1332)' };
  expect(serialise({ tag: 'path', attrs: circle })).toBe(
    `<path d="${circle.d}" transform="${circle.transform}"/>`,
  );
});
