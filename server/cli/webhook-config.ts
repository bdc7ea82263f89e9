import type { WebhookConfig } from '../webhook/request.ts';
import { UsageError, type Setting } from './settings.ts';

/** The flags of the webhook. */
export const webhookOptions = {
  'notify-url': { type: 'string' },
  'notify-secret': { type: 'string' },
} as const;

const secretCommand = `node -p "'whsec_' + require('crypto').randomBytes(32).toString('base64')"`;

/** Where the webhook is sent; null: nowhere. Errors contain neither the URL nor the secret, since either may grant access. */
export function readWebhook([url]: readonly Setting[], [secret]: readonly Setting[]): WebhookConfig | null {
  if (!url) {
    if (secret) throw new UsageError(`${secret.from} counts beside a --notify-url only`);
    return null;
  }
  if (!isAddress(url.text))
    throw new UsageError(
      `${url.from} must be an address with http or https, without a name and password in it`,
    );
  return { url: url.text, secret: secret ? readKey(secret) : null };
}

function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

/** As Standard Webhooks writes keys. */
function readKey({ from, text }: Setting): string {
  const [, key] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  const { length } = Buffer.from(key ?? '', 'base64');
  if (key !== undefined && key.length % 4 === 0 && length >= 24 && length <= 64) return text;
  throw new UsageError(
    `${from} must be whsec_ and 24 to 64 bytes in base64; this makes a good one: ${secretCommand}`,
  );
}
