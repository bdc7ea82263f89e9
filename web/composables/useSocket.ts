import { inject, type App, type InjectionKey } from 'vue';
import { SocketService } from '../client/index.ts';

/** What the page needs of the client; a test hands in its own. */
export type PageSocket = Pick<
  SocketService,
  'watchChart' | 'register' | 'connection' | 'state' | 'settings' | 'layout' | 'send' | 'serverNow'
>;

const socketKey: InjectionKey<PageSocket> = Symbol('socket');

export function provideSocket(app: App, socket: PageSocket): void {
  app.provide(socketKey, socket);
}

export function useSocket(): PageSocket {
  return inject(socketKey, () => SocketService.instance, true);
}
