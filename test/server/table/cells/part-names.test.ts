import { expect, test } from 'vitest';
import { arePartNames } from '../../../../server/table/cells/part-names.ts';

test.each([
  ['LINE_MISSED', 'LINE_COVERED'],
  ['linesCovered', 'linesNotCovered'],
  ['passed', 'failed'],
  ['Disk used', 'Disk free'],
  ['belegt', 'frei'],
  ['bestanden', 'nicht bestanden'],
  ['utilisés', 'libres'],
  ['已用', '可用'],
  ['合格', '不合格'],
])('%s and %s are the two parts of one whole', (one, other) => {
  expect(arePartNames([one, other])).toBe(true);
});

test.each([
  ['LINE_MISSED', 'BRANCH_COVERED'],
  ['used', 'capacity'],
  ['Price used', 'Price new'],
  ['missed', 'missed twice'],
])('%s and %s are not', (one, other) => {
  expect(arePartNames([one, other])).toBe(false);
});
