import { themeAliases } from '#protocol';
import type { GuestEncoder } from '../walls/message-encoder.ts';
import { textMessage, type OutboundMessage } from '../walls/outbound-message.ts';
import type { ChartRequest } from '../walls/message-decoder.ts';
import { createSharedAnswers, dataBehind } from './shared-answers.ts';

/** The guests of a wall mostly get the same few messages. */
const maxCached = 100;

/** Encodes in the original protocol (PROTOCOL.md, part G). */
export function createGuestEncoder(): GuestEncoder {
  const cache = new Map<string, OutboundMessage>();
  const answer = createSharedAnswers<ChartRequest>(({ fields }, snapshot) =>
    dataBehind(withoutData(fields), snapshot),
  );

  /** The same object for the same text, so that it is encoded once for all guests. */
  function sharedMessage(message: object): OutboundMessage {
    const text = JSON.stringify(message);
    let cached = cache.get(text);
    if (!cached) {
      if (cache.size >= maxCached) cache.clear();
      cache.set(text, (cached = textMessage(text)));
    }
    return cached;
  }

  return {
    answer,
    push: (request, event) => (event.kind === 'changed' ? answer(request, event.snapshot) : undefined),
    theme: (theme, { action, socketType, values }) =>
      sharedMessage({
        action,
        socketType,
        chartName: '',
        value: values === 'shades' ? themeAliases[theme] : theme,
      }),
    fullScreen: (chartName, value) =>
      sharedMessage({ action: 'fullScreen', socketType: 'fullScreen', chartName, value }),
  };
}

/** The other fields of the request: `data` is added behind them, and must not occur twice. */
function withoutData({ data: _, ...fields }: Readonly<Record<string, unknown>>): object {
  return fields;
}
