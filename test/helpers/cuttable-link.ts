import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface CuttableLink {
  /** the server's address on this way to it */
  url: string;
  /** Ends every connection on this way, without a word. New ones get through. */
  cut(): void;
}

/** Another way to a server on this machine, as if a network lay between, until the test ends. */
export async function openCuttableLink(to: string): Promise<CuttableLink> {
  const target = Number(new URL(to).port);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined); // its end tells
  };

  const server = createServer((near) => {
    const far = connect(target, 'localhost');
    keep(near);
    keep(far);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  const cut = () => sockets.forEach((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    cut();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, cut };
}
