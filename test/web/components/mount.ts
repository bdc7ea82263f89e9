import { createApp, nextTick, type Component } from 'vue';
import type { Language } from '../../../web/charts/chart-type.ts';
import {
  createLayout,
  createNotices,
  createRouter,
  createWall,
  createWallSpan,
  parseUrlParams,
  provideLanguage,
  provideLayout,
  provideNotices,
  provideRouter,
  provideSocket,
  provideUrlParams,
  provideWall,
  provideWallSpan,
} from '../../../web/composables/index.ts';
import { fakeSocket } from '../composables/fake-socket.ts';

export interface MountOptions {
  props?: Record<string, unknown>;
  language?: Language;
  /** the query of the page's URL */
  search?: string;
}

/** Mounts a component of the page as the page does, with a client that has no network. */
export function mount(component: Component, { props = {}, language = 'en', search = '' }: MountOptions = {}) {
  const fake = fakeSocket();
  const notices = createNotices();
  const url = parseUrlParams(search);
  const wall = createWall(fake.socket, { ownTheme: url.theme, onRefused: () => notices.show('refused') });
  const { layout } = createLayout(fake.socket);
  const span = createWallSpan(fake.socket, {
    layout,
    screen: url.screen,
    chosen: url.part,
    isOnWall: () => true,
    onChosen: () => {},
  });
  fake.state.set({ theme: 'chalk', fullScreen: null, page: 0, revision: 1 });
  const errors: unknown[] = [];

  const app = createApp(component, props);
  app.config.errorHandler = (error) => void errors.push(error);
  provideSocket(app, fake.socket);
  provideRouter(app, createRouter(window));
  provideLanguage(app, language);
  provideUrlParams(app, url);
  provideNotices(app, notices);
  provideWall(app, wall);
  provideLayout(app, layout);
  provideWallSpan(app, span);
  const root = document.body.appendChild(document.createElement('div'));
  app.mount(root);

  return {
    fake,
    wall,
    span,
    notices,
    errors,
    root,
    find: <E extends HTMLElement>(selector: string): E => {
      const found = root.querySelector<E>(selector);
      if (!found) throw new Error(`nothing is ${selector} in ${root.innerHTML}`);
      return found;
    },
    all: (selector: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)],
    /** The visible text in one line. */
    text: (): string => root.innerText.replace(/\s+/g, ' ').trim(),
    settle: nextTick,
    end() {
      app.unmount();
      wall.stop();
      span.stop();
      root.remove();
    },
  };
}
export type Mounted = ReturnType<typeof mount>;
