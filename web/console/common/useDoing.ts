import { shallowRef, type ShallowRef } from 'vue';
import { notifyDone, notifyFailed } from './notify.ts';
import { useConsoleWords } from './useWords.ts';

/** Has the server do one thing at a time; people are told how it went. */
export function useDoing(): {
  /** what is being done, by the name that `run` was given */
  readonly doing: Readonly<ShallowRef<string | undefined>>;
  /** Resolves to whether it was done. */
  run(name: string, act: () => Promise<unknown>, done?: string): Promise<boolean>;
} {
  const words = useConsoleWords();
  const doing = shallowRef<string>();
  return {
    doing,
    async run(name, act, done) {
      if (doing.value !== undefined) return false;
      doing.value = name;
      try {
        await act();
        if (done !== undefined) notifyDone(done);
        return true;
      } catch (error) {
        notifyFailed(error, words);
        return false;
      } finally {
        doing.value = undefined;
      }
    },
  };
}
