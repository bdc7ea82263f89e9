import { callAll } from './observable.ts';

/** `payload` is the parsed data of a `getData`, and the message itself for every other action. */
export type Callback = (payload: unknown, message: Readonly<Record<string, unknown>>) => void;

export interface CallbackRegistry {
  /** The returned function removes this registration only. Calling it late, or twice, is safe. */
  register(socketType: string, callback: Callback): () => void;
  /**
   * Removes the oldest registration of the type, or of `callback` when given. Never a newer one: a component unregisters on unmount, after
   * its successor has registered.
   */
  unregister(socketType: string, callback?: Callback): void;
  dispatch(socketType: string, payload: unknown, message: Readonly<Record<string, unknown>>): void;
}

interface Registration {
  readonly callback: Callback;
}

/** @param onEmpty called when the last callback of a type is removed */
export function createCallbackRegistry(
  onEmpty: (socketType: string) => void,
  report: (error: unknown) => void,
): CallbackRegistry {
  const types = new Map<string, Registration[]>();

  function remove(socketType: string, registration: Registration | undefined): void {
    const registrations = types.get(socketType) ?? [];
    const remaining = registrations.filter((each) => each !== registration);
    if (remaining.length === registrations.length) return;
    types.set(socketType, remaining);
    if (remaining.length > 0) return;
    types.delete(socketType);
    onEmpty(socketType);
  }

  return {
    register(socketType, callback) {
      const registration = { callback };
      types.set(socketType, [...(types.get(socketType) ?? []), registration]);
      return () => remove(socketType, registration);
    },
    unregister(socketType, callback) {
      const oldest = types.get(socketType)?.find((each) => !callback || each.callback === callback);
      remove(socketType, oldest);
    },
    dispatch(socketType, payload, message) {
      const callbacks = (types.get(socketType) ?? []).map(({ callback }) => callback);
      callAll(callbacks, report, payload, message);
    },
  };
}
