// Prints what failed in the given JSON reports of the test runner, a block each: where, and the first lines of why.
import { readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';

const LINES = 12;

for (const path of process.argv.slice(2)) {
  for (const { name, status, message, assertionResults } of JSON.parse(readFileSync(path, 'utf8'))
    .testResults) {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    // A file that does not load, or whose set-up fails, has no failed test of its own.
    if (status === 'failed' && failed.length === 0) tell(path, name, '', message);
    for (const { fullName, failureMessages } of failed)
      tell(path, name, fullName, failureMessages.join('\n'));
  }
}

function tell(path, file, test, why) {
  console.log(`\nFailed (${basename(path, '.json')}): ${relative(process.cwd(), file)} ${test}`);
  console.log(why.split('\n').slice(0, LINES).join('\n'));
}
