import { themeShades } from '#protocol';
import type { GuestEncoder } from '../walls/message-encoder.ts';
import { textMessage, type OutboundMessage } from '../walls/outbound-message.ts';
import type { ChartRequest } from '../walls/message-decoder.ts';
import { createSharedAnswers, dataBehind } from './shared-answers.ts';

/** Guests of a wall mostly say the same things in the same words, so few are kept. */
const maxKept = 100;

/** The words of the original protocol (PROTOCOL.md, part G). */
export function createGuestEncoder(): GuestEncoder {
  const kept = new Map<string, OutboundMessage>();
  const answer = createSharedAnswers<ChartRequest>(({ fields }, snapshot) =>
    dataBehind(withoutData(fields), snapshot),
  );

  /** The same object for the same words, so that they are encoded once for all guests. */
  function words(message: object): OutboundMessage {
    const text = JSON.stringify(message);
    let known = kept.get(text);
    if (!known) {
      if (kept.size >= maxKept) kept.clear();
      kept.set(text, (known = textMessage(text)));
    }
    return known;
  }

  return {
    answer,
    push: (request, event) => (event.kind === 'changed' ? answer(request, event.snapshot) : undefined),
    theme: (theme, { action, socketType, values }) =>
      words({ action, socketType, chartName: '', value: values === 'shades' ? themeShades[theme] : theme }),
    fullScreen: (chartName, value) =>
      words({ action: 'fullScreen', socketType: 'fullScreen', chartName, value }),
  };
}

/** Every field that the request came with; one of that name would stand there twice. */
function withoutData({ data: _, ...fields }: Readonly<Record<string, unknown>>): object {
  return fields;
}
