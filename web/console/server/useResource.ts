import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { RequestError } from './request.ts';

export interface Resource<T> {
  /** what the server said last; stays while it does not answer */
  readonly data: Readonly<ShallowRef<T | undefined>>;
  /** why the last request failed */
  readonly error: Readonly<ShallowRef<RequestError | undefined>>;
  readonly isAsking: Readonly<ShallowRef<boolean>>;
  /** Asks now, and resolves when it is answered or has failed. */
  refresh(): Promise<void>;
}

/** Something that the server knows, asked for again every `interval` ms while somebody looks. */
export function useResource<T>(load: () => Promise<T>, interval: number): Resource<T> {
  const data = shallowRef<T>();
  const error = shallowRef<RequestError>();
  const isAsking = shallowRef(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let newest = 0;

  async function refresh(): Promise<void> {
    clearTimeout(timer);
    const turn = ++newest;
    isAsking.value = true;
    try {
      const loaded = await load();
      // an answer that was overtaken is older
      if (turn !== newest) return;
      data.value = loaded;
      error.value = undefined;
    } catch (failure) {
      if (turn !== newest) return;
      error.value = failure instanceof RequestError ? failure : new RequestError(0, String(failure));
    }
    isAsking.value = false;
    if (!document.hidden) timer = setTimeout(() => void refresh(), interval);
  }

  const onVisible = (): void => {
    if (!document.hidden) void refresh();
  };
  document.addEventListener('visibilitychange', onVisible);
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', onVisible);
    newest++;
    clearTimeout(timer);
  });
  void refresh();
  return { data, error, isAsking, refresh };
}
