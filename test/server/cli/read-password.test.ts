import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { readPassword } from '../../../server/cli/read-password.ts';
import { runUser } from '../../../server/cli/user.ts';
import { testSecret } from '../../helpers/auth.ts';

/** Somebody at a terminal, or a pipe, who enters one line after another as it is asked for. */
function enter(lines: readonly string[], { isTTY = true } = {}) {
  let shown = '';
  const input = Object.assign(new PassThrough(), { isTTY });
  const left = [...lines];
  const next = (): void => void (left.length > 0 ? input.write(left.shift()) : input.end());
  if (!isTTY) for (const line of lines) input.write(line);
  if (!isTTY) input.end();
  const prompt = (text: string): void => {
    shown += text;
    if (text.includes(':')) setImmediate(next);
  };
  return { terminal: { input, prompt }, shown: () => shown };
}

const asked = 'Password (at least 10 characters): \nOnce more: \n';

test('at a terminal a password is asked for twice, and nothing of it is shown', async () => {
  const { terminal, shown } = enter(['correct horse\r', 'correct horse\r']);
  expect(await readPassword(terminal)).toBe('correct horse');
  expect(shown()).toBe(asked);
});

test('at a terminal a character can be taken back, and blanks at the ends belong to the password', async () => {
  const { terminal } = enter([' correct horsX\u007fe \r', ' correct horse \r']);
  expect(await readPassword(terminal)).toBe(' correct horse ');
});

test('from a pipe it is the first line, without a question', async () => {
  const { terminal, shown } = enter(['correct horse\n', 'more\n'], { isTTY: false });
  expect(await readPassword(terminal)).toBe('correct horse');
  expect(shown()).toBe('');
});

test('user add changes nothing, and asks no server, when the two are different', async () => {
  const { terminal, shown } = enter(['correct horse\r', 'correct house\r']);
  let said = '';
  const server = {
    host: '127.0.0.1',
    port: 1,
    basePath: '',
    tls: null,
    stateDir: '/nowhere',
    secret: testSecret,
  };
  const code = await runUser(
    { command: 'user', asked: { do: 'add', name: 'ann', role: 'operator', walls: 'all' }, ...server },
    (text) => (said += text),
    terminal,
  );
  expect([code, said, shown()]).toEqual([1, 'the two are different: nothing was changed\n', asked]);
});
