import type { Duties } from '../walls/presence/elsewhere.ts';
import type { WebhookConfig } from './request.ts';
import { createWebhook, type WebhookDeps, type WebhookSender } from './webhook.ts';

interface OnDutyDeps extends Omit<WebhookDeps, 'isTakeover'> {
  duties: Pick<Duties, 'isFirst' | 'onChange'>;
}

/**
 * The webhook of several nodes, which one of them tells: the first. Another goes on with what the journal has of it. @param config null: there
 * is none
 */
export function createWebhookOnDuty(config: WebhookConfig | null, deps: OnDutyDeps): WebhookSender {
  const { duties } = deps;
  let sender: WebhookSender | undefined;
  let isStarted = false;
  let closing: Promise<void> = Promise.resolve();

  function update(isTakeover: boolean): void {
    if (!config || !isStarted || duties.isFirst === (sender !== undefined)) return;
    if (sender) {
      closing = sender.close();
      sender = undefined;
    } else {
      sender = createWebhook(config, { ...deps, isTakeover });
      sender.start();
    }
  }

  duties.onChange(() => update(true));

  return {
    start() {
      isStarted = true;
      update(false);
    },
    async close() {
      isStarted = false;
      await closing;
      await sender?.close();
    },
  };
}
