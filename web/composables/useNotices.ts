import { inject, shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue';

const shownFor = 4000;

/** One short sentence at a time, e.g. why an action was refused; it goes by itself. */
export interface Notices {
  readonly text: Readonly<ShallowRef<string | undefined>>;
  say(text: string): void;
}

export function createNotices(): Notices {
  const text = shallowRef<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    text,
    say(sentence) {
      clearTimeout(timer);
      text.value = sentence;
      timer = setTimeout(() => (text.value = undefined), shownFor);
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
