import { callAll } from './call-all.ts';

/** `payload` is the parsed data for a `getData`, and the message itself for everything else. */
export type Callback = (payload: unknown, message: Readonly<Record<string, unknown>>) => void;

export interface CallbackRegistry {
  /** The returned function ends this one registration, however often and late it is called. */
  register(socketType: string, callback: Callback): () => void;
  /**
   * Ends the oldest registration of the type (of that callback, when one is given). Never a newer one: a page that is left
   * says so after the page that follows it has registered.
   */
  unregister(socketType: string, callback?: Callback): void;
  dispatch(socketType: string, payload: unknown, message: Readonly<Record<string, unknown>>): void;
}

interface Registration {
  readonly callback: Callback;
}

/** @param emptied called when the last callback of a type has gone */
export function createCallbackRegistry(
  emptied: (socketType: string) => void,
  report: (error: unknown) => void,
): CallbackRegistry {
  const types = new Map<string, Registration[]>();

  function remove(socketType: string, registration: Registration | undefined): void {
    const registrations = types.get(socketType) ?? [];
    const left = registrations.filter((each) => each !== registration);
    if (left.length === registrations.length) return;
    types.set(socketType, left);
    if (left.length > 0) return;
    types.delete(socketType);
    emptied(socketType);
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
