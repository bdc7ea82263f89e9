import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as disk from '../../../../server/charts/reading/disk.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';
import { watchedData } from '../watched-folder.ts';

vi.mock('../../../../server/charts/reading/disk.ts', async (original) => ({
  ...(await original<typeof disk>()),
}));

const within = { timeout: 18_000, interval: 20 };

test.each(['EMFILE', 'ENFILE', 'EAGAIN', 'EIO', 'ENOMEM', 'EACCES'])(
  'a file that could not be opened for %s is read as soon as it can be, without a touch',
  async (code) => {
    const { path, text, store } = await watchedData();
    const failing = vi.spyOn(disk, 'open').mockRejectedValue(Object.assign(new Error(code), { code }));
    onTestFinished(() => failing.mockRestore());
    await writeFile(path('trend.json'), '[2]');
    await expect.poll(() => store.problem('trend')?.code, within).toBe('unreadable');
    expect(text()).toBe('[1]');
    failing.mockRestore();
    await expect.poll(text, within).toBe('[2]');
    expect(store.problem('trend')).toBeUndefined();
  },
);

test('a file that was written while there were no file descriptors left shows once there are', async () => {
  const dir = await tempFolder();
  await writeFile(join(dir, 'trend.json'), '[1]');
  await writeFile(join(dir, 'calm.json'), '[0]');
  const script = join(import.meta.dirname, 'few-descriptors-server.ts');
  const node = [process.execPath, '--import', 'tsx', '-C', 'source', script, dir];
  const child = spawn('bash', ['-c', 'ulimit -n 400 && exec "$@"', 'bash', ...node], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  const lines = () => said.split('\n').slice(0, -1);
  const says = (words: object) => expect.poll(() => said, within).toContain(`${JSON.stringify(words)}\n`);

  await says({ said: 'ready' });
  child.stdin.write('exhaust\n');
  await says({ said: 'exhausted' });
  // whatever was being read until then has ended
  await says({ said: 'the folder cannot be listed' });
  await writeFile(join(dir, 'trend.json'), '[2]');
  await says({ name: 'trend', text: '[1]', reason: 'it cannot be read (EMFILE)' });
  child.stdin.write('free\n');
  await says({ said: 'free' });
  await says({ name: 'trend', text: '[2]' });
  // a folder that cannot be listed says nothing against the charts in it
  expect(lines().filter((line) => line.includes('calm'))).toEqual([
    JSON.stringify({ name: 'calm', text: '[0]' }),
  ]);
});
