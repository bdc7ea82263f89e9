import * as v from 'valibot';
import { serverMessageSchema, type ServerMessage } from './server-messages.ts';

/** An unknown action, relayed as it was sent (PROTOCOL.md G-3). */
export interface Relayed {
  action: string;
  socketType: string;
  [field: string]: unknown;
}

const relayed = v.looseObject({ action: v.string(), socketType: v.string() });
const ourActions: ReadonlySet<string> = new Set(
  serverMessageSchema.options.map(({ entries }) => entries.action.literal),
);

/** Decodes one text frame from a server: a known message, a relayed one, or undefined for neither. Never throws. */
export function decodeServerMessage(
  text: string,
): { kind: 'ours'; message: ServerMessage } | { kind: 'relayed'; message: Relayed } | undefined {
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    return undefined;
  }
  const known = v.safeParse(serverMessageSchema, fields);
  if (known.success) return { kind: 'ours', message: known.output };
  const other = v.safeParse(relayed, fields);
  return other.success && !ourActions.has(other.output.action)
    ? { kind: 'relayed', message: other.output }
    : undefined;
}
