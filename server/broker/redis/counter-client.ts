/** A client of Redis for counters: it connects anew by itself, and fails at once while it cannot. */
export async function openCounterClient(url: string) {
  const { createClient } = await import('@redis/client');
  const client = createClient({ url, maintNotifications: 'disabled', disableOfflineQueue: true });
  // whoever counts is told by the failing command
  client.on('error', () => {});
  await client.connect();
  return client;
}
