import { Webhook } from 'standardwebhooks';

export interface WebhookConfig {
  /** http or https */
  url: string;
  /** `whsec_` and the key in base64; null: requests are not signed */
  secret: string | null;
}

/**
 * What became of a request. `refused`: the receiver does not want this event, so that sending it again is useless; `retryAfter`: when it
 * wants to be asked again, ms.
 */
export type Outcome =
  | { kind: 'delivered' }
  | { kind: 'refused'; reason: string }
  | { kind: 'failed'; reason: string; retryAfter?: number };

/** Sends one event. Never rejects. The only user of standardwebhooks. */
export type SendRequest = (event: { id: string; body: string }, signal: AbortSignal) => Promise<Outcome>;

/** Until the status of the answer. ms */
const timeout = 10_000;

/** Requests with the headers of Standard Webhooks. Redirects are not followed: they lead where nobody has asked for. */
export function createRequest({ url, secret }: WebhookConfig, now: () => number): SendRequest {
  const signer = secret === null ? undefined : new Webhook(secret);

  return async ({ id, body }, signal) => {
    const time = new Date(now());
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Chartwall',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(time.getTime() / 1000)),
      ...(signer && { 'webhook-signature': signer.sign(id, time, body) }),
    };
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
      });
      // what it says beside its status is of no use, and may be endless
      await response.body?.cancel();
      return outcomeOf(response);
    } catch (error) {
      return { kind: 'failed', reason: reasonOf(error) };
    }
  };
}

const retriedStatuses: ReadonlySet<number> = new Set([408, 425, 429]);

function outcomeOf({ status, ok, headers }: Response): Outcome {
  if (ok) return { kind: 'delivered' };
  const reason = `it answered ${status}`;
  if (status >= 400 && status < 500 && !retriedStatuses.has(status)) return { kind: 'refused', reason };
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return { kind: 'failed', reason, ...(seconds > 0 && { retryAfter: seconds * 1000 }) };
}

/** The code alone: the system's words name the address, which may have a secret in it. */
function reasonOf(error: unknown): string {
  const { name, cause } = error instanceof Error ? error : new Error();
  if (name === 'TimeoutError') return 'it did not answer in time';
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : name;
}
