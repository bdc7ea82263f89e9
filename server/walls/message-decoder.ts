import { decodeClientMessage, type ClientMessage, type GetData } from '#protocol';

/** A request for a chart, remembered by the server (PROTOCOL.md G-2). `fields` are those of the request, as they were sent. */
export interface ChartRequest extends GetData {
  readonly fields: Readonly<Record<string, unknown>>;
  /** length of its text, UTF-16 units */
  readonly size: number;
}

type Refused = Extract<ReturnType<typeof decodeClientMessage>, { ok: false }>;
export type Received =
  | { ok: true; message: Exclude<ClientMessage, GetData> | ChartRequest; fields: ChartRequest['fields'] }
  | Refused;

/** Requests whose decoding is remembered, and how long they may be. */
const maxRemembered = 1000;
const maxLength = 300;

/**
 * Decodes what peers send. Screens of one wall ask for the same charts in the same words, again after each reconnect: a request
 * that was seen before is a map look-up and the same object, so that its answer can be looked up by it as well. (JSON, schema and
 * putting the answer together were two thirds of the cost of an answer of 3 KB.)
 */
export function createDecoder(): (text: string) => Received {
  const remembered = new Map<string, Received>();

  return (text) => {
    const known = remembered.get(text);
    if (known) return known;
    const received = decode(text);
    if (isWorthRemembering(received, text)) {
      if (remembered.size >= maxRemembered) remembered.clear();
      remembered.set(text, received);
    }
    return received;
  };
}

function decode(text: string): Received {
  const decoded = decodeClientMessage(text);
  if (!decoded.ok) return decoded;
  const { message, fields } = decoded;
  return {
    ok: true,
    fields,
    message: message.action === 'getData' ? { ...message, fields, size: text.length } : message,
  };
}

/** One with a requestId comes only once. */
function isWorthRemembering(received: Received, text: string): boolean {
  if (!received.ok || text.length > maxLength) return false;
  return received.message.action === 'getData' && received.message.requestId === undefined;
}
