import { inject, shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue';

/** ms */
const displayTime = 4000;

/** Shows one short sentence at a time, e.g. why an action was refused. It disappears by itself. */
export interface Notices {
  readonly text: Readonly<ShallowRef<string | undefined>>;
  show(text: string): void;
}

export function createNotices(): Notices {
  const text = shallowRef<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    text,
    show(sentence) {
      clearTimeout(timer);
      text.value = sentence;
      timer = setTimeout(() => (text.value = undefined), displayTime);
    },
  };
}

const noticesKey: InjectionKey<Notices> = Symbol('notices');

export function provideNotices(app: App, notices: Notices): void {
  app.provide(noticesKey, notices);
}

export function useNotices(): Notices {
  return inject(noticesKey, createNotices, true);
}
