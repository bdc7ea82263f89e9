// Says which known holes the packages that we ship with have (`npm audit`), but for those in audit-waivers.json:
// [{"advisory": "GHSA-…", "until": "2027-01-31", "reason": "why it does not concern us"}]
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A mirror that knows of no advisories answers so. */
const unsupported = [404, 405, 501];

/** The report's complaints, one line each. `today` as `2027-01-31`. */
export function complaintsOf(report, waivers, today) {
  const found = new Map();
  for (const { via } of Object.values(report.vulnerabilities ?? {}))
    for (const advisory of via)
      if (typeof advisory === 'object') found.set(advisory.url.split('/').at(-1), advisory);
  const waived = new Map(waivers.map((waiver) => [waiver.advisory, waiver]));
  return [
    ...[...found].flatMap(([id, { name, title, severity }]) => {
      const waiver = waived.get(id);
      if (waiver?.reason && waiver.until >= today) return [];
      return [`${name}: ${title} (${severity}, ${id}${waiver ? `, waived until ${waiver.until}` : ''})`];
    }),
    ...waivers
      .filter(({ advisory }) => !found.has(advisory))
      .map(({ advisory }) => `${advisory} is waived for nothing`),
  ];
}

function run() {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
  const report = JSON.parse(stdout);
  if (unsupported.includes(report.statusCode))
    return console.log('NOT CHECKED: this registry has no advisories');
  const waivers = JSON.parse(readFileSync(join(import.meta.dirname, 'audit-waivers.json'), 'utf8'));
  const complaints = report.vulnerabilities
    ? complaintsOf(report, waivers, new Date().toISOString().slice(0, 10))
    : [`npm audit failed: ${report.message}`];
  for (const complaint of complaints) console.log(complaint);
  process.exitCode = complaints.length > 0 ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) run();
