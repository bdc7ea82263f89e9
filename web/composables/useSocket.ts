import { inject, type App, type InjectionKey } from 'vue';
import { SocketService } from '../client/index.ts';

/** What the page needs of the client; a test hands in its own. */
export type Socket = Pick<
  SocketService,
  'watchChart' | 'register' | 'connection' | 'state' | 'settings' | 'layout' | 'send' | 'serverNow'
>;

const socketKey: InjectionKey<Socket> = Symbol('socket');

export function provideSocket(app: App, socket: Socket): void {
  app.provide(socketKey, socket);
}

export function useSocket(): Socket {
  return inject(socketKey, () => SocketService.instance, true);
}
