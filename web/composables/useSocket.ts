import { inject, type App, type InjectionKey } from 'vue';
import { SocketService } from '../client/index.ts';

/** What the page uses of the client. Tests provide their own. */
export type PageSocket = Pick<
  SocketService,
  | 'watchChart'
  | 'register'
  | 'connection'
  | 'state'
  | 'upcoming'
  | 'settings'
  | 'layout'
  | 'messages'
  | 'messageShown'
  | 'dismissMessage'
  | 'send'
  | 'setFacts'
  | 'onView'
  | 'serverNow'
  | 'clockError'
>;

const socketKey: InjectionKey<PageSocket> = Symbol('socket');

export function provideSocket(app: App, socket: PageSocket): void {
  app.provide(socketKey, socket);
}

export function useSocket(): PageSocket {
  return inject(socketKey, () => SocketService.instance, true);
}
