#!/usr/bin/env node
import { readConfig } from './cli/config.ts';
import { helpText } from './cli/help.ts';
import { packageVersion } from './package-folder.ts';
import { StartError } from './cli/start-error.ts';
import { UsageError } from './cli/settings.ts';

try {
  await run();
} catch (error) {
  if (error instanceof UsageError) fail(`${error.message} (see chartwall --help)`, 2);
  if (error instanceof StartError) fail(error.message, 1);
  throw error;
}

async function run(): Promise<void> {
  const asked = readConfig(process.argv.slice(2), process.env);
  switch (asked.command) {
    case 'help':
      return say(helpText);
    case 'version':
      return say(`${packageVersion()}\n`);
    // imported on demand, so that a wrong flag is reported at once
    case 'check': {
      const { runCheck } = await import('./cli/check.ts');
      process.exitCode = await runCheck(asked.dir, say, asked.timezone);
      return;
    }
    case 'explain': {
      const { runExplain } = await import('./cli/explain.ts');
      process.exitCode = await runExplain(asked.file, say, asked.timezone);
      return;
    }
    case 'accept': {
      const { runAccept } = await import('./cli/accept.ts');
      process.exitCode = await runAccept(asked, say);
      return;
    }
    case 'token': {
      const { runToken } = await import('./cli/token.ts');
      process.exitCode = await runToken(asked, { say, note });
      return;
    }
    case 'revoke': {
      const { runRevoke } = await import('./cli/token.ts');
      process.exitCode = await runRevoke(asked, say);
      return;
    }
    case 'adopt': {
      const { runAdopt } = await import('./cli/user.ts');
      process.exitCode = await runAdopt(asked, say);
      return;
    }
    case 'user': {
      const { runUser } = await import('./cli/user.ts');
      process.exitCode = await runUser(asked, say);
      return;
    }
    case 'import-state': {
      const { runImportState } = await import('./cli/import-state.ts');
      process.exitCode = await runImportState(asked, say);
      return;
    }
    case 'init': {
      const { runInit } = await import('./cli/init.ts');
      process.exitCode = await runInit(asked, say);
      return;
    }
    case 'serve': {
      const { serve } = await import('./cli/serve.ts');
      await serve(asked);
      // a leaked handle must not keep a drained process alive
      return process.exit(0);
    }
    default:
      asked satisfies never;
  }
}

function say(text: string): void {
  process.stdout.write(text);
}

/** Beside what a script reads. */
function note(text: string): void {
  process.stderr.write(text);
}

function fail(words: string, exitCode: number): never {
  process.stderr.write(`chartwall: ${words}\n`);
  process.exit(exitCode);
}
