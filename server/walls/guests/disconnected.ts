import type { GuestRecord } from './record.ts';

/** The records of disconnected guests in the order in which they were disconnected, and by client. */
export function createDisconnectedGuests() {
  const all = new Map<string, GuestRecord>();
  const byClient = new Map<string, Set<string>>();

  return {
    get size() {
      return all.size;
    },
    first: (): [string, GuestRecord] | undefined => all.entries().next().value,
    of: (client: string): [string, GuestRecord][] =>
      [...(byClient.get(client) ?? [])].flatMap((id) => {
        const record = all.get(id);
        return record ? [[id, record]] : [];
      }),
    add(id: string, record: GuestRecord): void {
      all.set(id, record);
      byClient.set(record.client, (byClient.get(record.client) ?? new Set()).add(id));
    },
    delete(id: string): void {
      const client = all.get(id)?.client ?? '';
      all.delete(id);
      byClient.get(client)?.delete(id);
      if (byClient.get(client)?.size === 0) byClient.delete(client);
    },
  };
}
