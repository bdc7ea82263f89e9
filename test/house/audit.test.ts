import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Waiver {
  advisory: string;
  until: string;
  reason: string;
}
const { complaintsOf } = (await import(join(import.meta.dirname, '../../.config/audit.mjs'))) as {
  complaintsOf(report: object, waivers: Waiver[], today: string): string[];
};

const advisory = {
  name: 'ws',
  title: 'a hole',
  severity: 'high',
  url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
};
// as npm 10 writes it: who depends on a package is named beside
const report = {
  auditReportVersion: 2,
  vulnerabilities: { ws: { name: 'ws', via: [advisory] }, other: { name: 'other', via: ['ws'] } },
};
const waiver = { advisory: 'GHSA-aaaa-bbbb-cccc', until: '2027-01-31', reason: 'we are no client' };
const hole = 'ws: a hole (high, GHSA-aaaa-bbbb-cccc)';

test('a known hole is told once', () => {
  expect(complaintsOf(report, [], '2027-01-01')).toEqual([hole]);
  expect(complaintsOf({ vulnerabilities: {} }, [], '2027-01-01')).toEqual([]);
});

test('a waiver holds until its date, with its reason, and not for longer than the hole', () => {
  expect(complaintsOf(report, [waiver], '2027-01-31')).toEqual([]);
  const late = 'ws: a hole (high, GHSA-aaaa-bbbb-cccc, waived until 2027-01-31)';
  expect(complaintsOf(report, [waiver], '2027-02-01')).toEqual([late]);
  expect(complaintsOf(report, [{ ...waiver, reason: '' }], '2027-01-01')).toEqual([late]);
  expect(complaintsOf({ vulnerabilities: {} }, [waiver], '2027-01-01')).toEqual([
    'GHSA-aaaa-bbbb-cccc is waived for nothing',
  ]);
});
