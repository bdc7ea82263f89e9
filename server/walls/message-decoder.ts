import { decodeClientMessage, type ClientMessage, type GetData } from '#protocol';

/** A request for a chart, which subscribes to it (PROTOCOL.md G-2). `fields` are all fields of the request, as they were sent. */
export interface ChartRequest extends GetData {
  readonly fields: Readonly<Record<string, unknown>>;
  /** length of its text, UTF-16 units */
  readonly size: number;
}

type Refused = Extract<ReturnType<typeof decodeClientMessage>, { ok: false }>;
export type DecodedMessage =
  | { ok: true; message: Exclude<ClientMessage, GetData> | ChartRequest; fields: ChartRequest['fields'] }
  | Refused;

/** How many requests are cached, and how long they may be (UTF-16 units). */
const maxCached = 1000;
const maxLength = 300;

/**
 * Decodes the messages of peers. The screens of a wall send the same requests, again after each reconnect. So requests are cached: the
 * same text is the same object, by which its answer can be cached too. (JSON, schema and composing the answer were two thirds of the
 * cost of a 3 KB answer.)
 */
export function createDecoder(): (text: string) => DecodedMessage {
  const cache = new Map<string, DecodedMessage>();

  return (text) => {
    const cached = cache.get(text);
    if (cached) return cached;
    const decoded = decode(text);
    if (isCacheable(decoded, text)) {
      if (cache.size >= maxCached) cache.clear();
      cache.set(text, decoded);
    }
    return decoded;
  };
}

function decode(text: string): DecodedMessage {
  const decoded = decodeClientMessage(text);
  if (!decoded.ok) return decoded;
  const { message, fields } = decoded;
  return {
    ok: true,
    fields,
    message: message.action === 'getData' ? { ...message, fields, size: text.length } : message,
  };
}

/** Requests with a requestId never repeat, so caching them is useless. */
function isCacheable(decoded: DecodedMessage, text: string): boolean {
  if (!decoded.ok || text.length > maxLength) return false;
  return decoded.message.action === 'getData' && decoded.message.requestId === undefined;
}
