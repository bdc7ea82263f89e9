import { open, type FileHandle } from 'node:fs/promises';
import { openAppendLog, type AppendLog, type AppendLogOptions } from '../../../server/storage/append-log.ts';
import { openStateFolder } from '../../../server/storage/state-folder.ts';
import { silentLog } from '../../helpers/log.ts';

/** Simulates a process that can be killed: from then on none of its calls returns, and its lock and files are freed. */
export interface MortalProcess {
  open(options: Pick<AppendLogOptions, 'newEpoch'> & Partial<AppendLogOptions>): Promise<AppendLog>;
  /** Resolves when the process is killed. */
  readonly killed: Promise<void>;
  /** how much it may still write */
  readonly life: number;
  /** Frees its lock and files, killed or not. */
  end(): Promise<void>;
}

/**
 * A byte that is written costs one unit of life, and so does every other call that changes the disk; in the middle of a write only the
 * bytes before reach the file.
 */
export async function startMortalProcess(dir: string, life: number): Promise<MortalProcess> {
  const handles: { close(): Promise<void> }[] = [];
  let die = () => {};
  const killed = new Promise<void>((resolve) => (die = resolve));

  function pay(price: number): number {
    const paid = Math.min(price, life);
    life -= paid;
    if (paid < price) die();
    return paid;
  }

  const openFile: typeof open = async (...args) => {
    const handle = await open(...args);
    const close = handle.close.bind(handle);
    handles.push({ close });
    const write = handle.write.bind(handle) as (
      buffer: Buffer,
      ...place: number[]
    ) => ReturnType<FileHandle['write']>;
    const mortal =
      <Args extends unknown[]>(call: (...args: Args) => Promise<void>) =>
      (...args: Args) =>
        pay(1) < 1 ? never<void>() : call(...args);
    return Object.assign(handle, {
      async write(buffer: Buffer, offset: number, length: number, position: number) {
        const paid = pay(length);
        const written = await write(buffer, offset, paid, position);
        return paid < length ? never<typeof written>() : written;
      },
      datasync: mortal(handle.datasync.bind(handle)),
      truncate: mortal(handle.truncate.bind(handle)),
      close: mortal(close),
    });
  };
  const folder = await openStateFolder(dir, { openFile });

  return {
    open: (options) =>
      openAppendLog({ folder, name: 'messages.jsonl', title: 'message log', log: silentLog, ...options }),
    killed,
    get life() {
      return life;
    },
    async end() {
      await Promise.all(handles.map(({ close }) => close()));
      await folder.close();
    },
  };
}

function never<T>(): Promise<T> {
  return new Promise<T>(() => {});
}
