// Prints `N passed, N failed` for the given JSON reports of the test runner; exits with 1 when anything failed.
import { readFileSync } from 'node:fs';

const counts = process.argv.slice(2).map(count);
const passed = counts.reduce((sum, report) => sum + report.passed, 0);
const failed = counts.reduce((sum, report) => sum + report.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function count(path) {
  const report = readReport(path);
  // The runner did not live to write it.
  if (report === undefined) return { passed: 0, failed: 1 };
  // A file that does not load, or whose set-up fails, has no failed test of its own.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  // Also failures outside of files: an uncaught error, a failed global setup.
  return { passed: report.numPassedTests, failed: report.success ? failed : Math.max(failed, 1) };
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
