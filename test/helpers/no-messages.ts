import { createStreams } from '../../server/walls/messages/streams.ts';
import type { Messages } from '../../server/walls/messages/messages.ts';

/** For tests in which nobody sends a message. */
export const noMessages: Messages = {
  counts: { accepted: 0, withdrawn: 0 },
  epoch: 'this',
  send: () => Promise.reject(new Error('there is no message log')),
  withdraw: () => Promise.resolve(false),
  catchUp: () => ({ messages: [], positions: {}, missed: 0 }),
  find: () => undefined,
  history: () => [],
  streams: createStreams(),
  close: () => Promise.resolve(),
};
