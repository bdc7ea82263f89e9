import { expect, test } from 'vitest';
import { chartSettingsSchema } from '#protocol';
import { parseChecked } from '../../../../server/charts/reading/checked-json.ts';

function told(text: string): string {
  const checked = parseChecked(Buffer.from(text), chartSettingsSchema, 'settings');
  return checked.ok ? 'good' : `${checked.code} ${checked.line}:${checked.column} ${checked.reason}`;
}

test('what fits is taken, with a byte order mark too', () => {
  const settings = { type: 'bars', title: { 'zh-CN': '销售', en: 'Sales' }, limits: [{ value: 3 }] };
  expect(
    parseChecked(Buffer.from(`\ufeff${JSON.stringify(settings)}`), chartSettingsSchema, 'settings'),
  ).toEqual({
    ok: true,
    value: settings,
  });
});

test.each([
  ['{\n  "typ": "bars"\n}', 'settings 2:3 typ is not known here'],
  ['{"title": 5}', 'settings 1:11 title must be text in quotes or an object {…}, not 5'],
  ['{"title": {"en": "Sales"}}', 'settings 1:11 title.zh-CN is missing'],
  ['{"title": {"en": 5, "zh-CN": ""}}', 'settings 1:18 title.en must be text in quotes, not 5'],
  [
    '{"columns": {"a b": {"role": "valu"}}}',
    /^settings 1:30 columns\.a b\.role must be one of label, group, value, .*none, not "valu"$/,
  ],
  ['{"limits": [{"value": 1},\n{}]}', 'settings 2:1 limits[1].value is missing'],
  ['{"limits": [{"value": "1"}]}', 'settings 1:23 limits[0].value must be a number, not "1"'],
  ['{"colours": []}', 'settings 1:13 colours must have at least 1 item'],
  ['{"colours": ["red"]}', 'settings 1:14 colours[0] is wrong: a colour is #rrggbb'],
  [`{"unit": "${'x'.repeat(21)}"}`, 'settings 1:10 unit must have at most 20 characters'],
  ['{"numbers": {"decimals": 1.5}}', 'settings 1:26 numbers.decimals must be a whole number, not 1.5'],
  ['{"numbers": {"decimals": 9}}', 'settings 1:26 numbers.decimals must be at most 6, not 9'],
  ['{"freshness": 0}', 'settings 1:15 freshness must be at least 1, not 0'],
  ['{"contract": "no"}', 'settings 1:14 contract must be true or false, not "no"'],
  ['{"alarm": {"abov": 90}}', 'settings 1:12 alarm.abov is not known here'],
  ['{"alarm": {"above": "90"}}', 'settings 1:21 alarm.above must be a number, not "90"'],
  ['{"alarm": {"outside": [1]}}', 'settings 1:23 alarm.outside[1] is missing'],
  [
    '{"alarm": {"above": 1, "for": "half an hour"}}',
    'settings 1:31 alarm.for must be a duration such as 30s, 5m or 2h',
  ],
  ['{"alarm": {"above": 1, "of": ""}}', 'settings 1:30 alarm.of must have at least 1 character'],
  ['[]', 'settings 1:1 the file must be an object {…}'],
  ['5', 'settings 1:1 the file must be an object {…}, not 5'],
  ['{"type": "bars",}', 'settings 1:16 a comma before the closing }: JSON allows none behind the last item'],
  ['', 'settings 1:1 the file is empty'],
  ['{"type": "\u001b[31m"}', 'settings 1:11 U+001B inside a string must be written \\u001b'],
  ['{"\\u001b[31m": 1}', 'settings 1:2 \u241b[31m is not known here'],
])('%j: %s', (text, words) => {
  if (typeof words === 'string') expect(told(text)).toBe(words);
  else expect(told(text)).toMatch(words);
});

test('an unknown type is reported with all known ones', () => {
  expect(told('{"type": "line"}')).toMatch(
    /^settings 1:10 type must be one of trend, .*lines.*, not "line"$/,
  );
});
