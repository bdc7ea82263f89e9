import * as v from 'valibot';
import { basePath } from '../../composables/base-path.ts';
import { browserEnvironment } from '../../client/environment.ts';
import { createIdleTimeout } from '../../client/idle-timeout.ts';
import { keepConnected } from '../../client/reconnect.ts';
import type { Transport } from '../../client/transport.ts';
import { createWays } from '../../client/ways.ts';
import { bearer } from './request.ts';

const messageSchema = v.pipe(v.string(), v.parseJson(), v.looseObject({ action: v.string() }));
type LiveMessage = v.InferOutput<typeof messageSchema>;

interface LiveEvents {
  /** Each time the link is there; what was asked for before has to be asked for again. */
  opened(send: (message: object) => void): void;
  received(message: LiveMessage): void;
  lost(): void;
}

/** A socket of an operator, or an event stream: no screen, so it enters no wall. Reconnects for ever. Returns what closes it. */
export function openLiveSocket({ opened, received, lost }: LiveEvents): () => void {
  const environment = browserEnvironment();
  const ways = createWays(createIdleTimeout(), environment);
  const isStream = new URLSearchParams(location.search).get('transport') === 'sse';
  const address = {
    url: new URL(basePath(), location.href).href.replace(/^http/, 'ws'),
    ...(isStream && { transport: 'sse' as const }),
  };

  const connection = keepConnected(
    (onClosed) => {
      const transport: Transport = ways.open(address, {
        opened() {
          connection.reset();
          const send = (message: object): void => transport.send(JSON.stringify(message));
          if (bearer !== undefined) send({ action: 'auth', value: bearer });
          opened(send);
        },
        received(text) {
          const message = v.safeParse(messageSchema, text);
          if (message.success) received(message.output);
        },
        closed: onClosed,
      });
      return () => transport.close();
    },
    { lost, refused: lost },
    environment,
  );
  return () => connection.stop();
}
