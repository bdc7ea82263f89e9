import { expect, test } from 'vitest';
import { hearsAll, isRemoteType } from '../../../../server/charts/watching/folder-events.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';

test('all that happens to a folder on a disk of this machine is heard', async () => {
  expect(await hearsAll(await tempFolder())).toBe(true);
});

test('on file systems that others write to as well, it is not', () => {
  const [nfs, cifs, cifsSigned, ext4, tmpfs] = [0x6969, 0xff534d42, 0xff534d42 | 0, 0xef53, 0x01021994];
  expect([nfs, cifs, cifsSigned].map(isRemoteType)).toEqual([true, true, true]);
  expect([ext4, tmpfs].map(isRemoteType)).toEqual([false, false]);
});
