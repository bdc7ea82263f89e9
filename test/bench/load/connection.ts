import { connect, type Socket } from 'node:net';
import type { Connect } from './contract.ts';
import { clientFrame, createFrameCounter, opcodes, type Counter } from './frames.ts';
import { manners } from './handshake.ts';
import { createResponseCounter } from './responses.ts';

/** One socket of the load generator. It looks at no more of what it gets than it must. */
export interface Connection {
  /** since the mark */
  frames: number;
  bytes: number;
  readonly isStalled: boolean;
  send(...texts: string[]): void;
  stall(): void;
  end(): void;
}

export interface ConnectionEvents {
  /** upgraded, greeted and answered */
  open(): void;
  /** a data frame or a response is there, whole */
  frame(): void;
  closed(): void;
}

/** One for all sockets: it is read from before the next one is filled. */
const shared = Buffer.allocUnsafe(256 * 1024);
const enginePing = 1;

export function openConnection(
  { port, dialect, hello = [], answers = 0 }: Connect,
  number: number,
  events: ConnectionEvents,
): Connection {
  const { upgrade, greeting, greetingAnswers, encode } = manners[dialect];
  const counter = dialect === 'http' ? createResponseCounter(counted) : createFrameCounter(onFrame);
  let feed: Counter['feed'] =
    upgrade === undefined ? counter.feed : createUpgrade(begin, turnedAway, counter.feed);
  /** frames until the connection counts as open */
  let unanswered = greetingAnswers + answers;
  let isOpen = false;

  const socket: Socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: { buffer: shared, callback },
  });
  socket.on('error', () => undefined); // 'close' follows
  socket.on('close', () => events.closed());
  socket.once('connect', () => (upgrade === undefined ? begin() : socket.write(upgrade)));

  function callback(length: number): boolean {
    connection.bytes += length;
    feed(shared, length);
    return true;
  }

  /** A server that has only just started lets nobody in yet: to be tried again, as after a refused connection. */
  function turnedAway(): void {
    socket.destroy();
  }

  function begin(): void {
    feed = counter.feed;
    if (greeting.length > 0) send(...greeting);
    if (greetingAnswers === 0) sayHello();
  }

  function sayHello(): void {
    if (hello.length > 0) send(...hello.map((text) => text.replaceAll('{n}', String(number))));
    if (unanswered === 0) open();
  }

  function open(): void {
    isOpen = true;
    events.open();
  }

  function onFrame(opcode: number, length: number): void {
    if (opcode === opcodes.ping) return void socket.write(clientFrame('', opcodes.pong));
    if (opcode > opcodes.binary) return;
    // Engine.IO's own ping is a text of one letter
    if (dialect === 'socket.io' && length === enginePing) return send('3');
    counted();
  }

  function counted(): void {
    if (isOpen) {
      connection.frames++;
      return events.frame();
    }
    unanswered--;
    if (unanswered === answers && greetingAnswers > 0) sayHello();
    else if (unanswered === 0) open();
  }

  function send(...texts: string[]): void {
    socket.write(texts.length === 1 ? encode(texts[0] ?? '') : Buffer.concat(texts.map(encode)));
  }

  const connection: Connection = {
    frames: 0,
    bytes: 0,
    send,
    get isStalled() {
      return socket.isPaused();
    },
    stall: () => void socket.pause(),
    end: () => void socket.destroy(),
  };
  return connection;
}

/** Waits for the end of the server's answer to the upgrade; what follows it in the same packet is counted already. */
function createUpgrade(done: () => void, turnedAway: () => void, next: Counter['feed']): Counter['feed'] {
  let head = '';
  return (bytes, length) => {
    const before = head.length;
    head += Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('latin1');
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    if (head.startsWith('HTTP/1.1 503 ')) return turnedAway();
    if (!head.startsWith('HTTP/1.1 101 '))
      throw new Error(`the server did not upgrade:\n${head.slice(0, end)}`);
    done();
    const rest = end + 4 - before;
    if (rest < length) next(bytes.subarray(rest, length), length - rest);
  };
}
