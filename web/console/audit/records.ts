import * as v from 'valibot';
import { ask } from '../server/request.ts';

const recordSchema = v.object({
  /** ms since 1970 */
  at: v.number(),
  who: v.optional(v.object({ role: v.string(), name: v.optional(v.string()), jti: v.optional(v.string()) })),
  what: v.string(),
  from: v.string(),
  wall: v.optional(v.string()),
  screen: v.optional(v.string()),
  on: v.optional(v.string()),
  refused: v.optional(v.string()),
  /** refusals of strangers before it that were not recorded */
  leftOut: v.optional(v.number()),
});
export type AuditEntry = v.InferOutput<typeof recordSchema>;

const listSchema = v.object({ records: v.array(recordSchema) });

/** The newest first. */
export async function loadRecords(): Promise<AuditEntry[]> {
  return (await ask(listSchema, '/api/-/audit?limit=1000')).records;
}

/** What it was done to, as far as it is known: `main`, `screen lobby`, a chart. */
export function targetOf({ wall, screen, on }: AuditEntry): string {
  return [on, wall, screen].filter((part) => part !== undefined && part !== '').join(' · ');
}

export function whoOf({ who }: AuditEntry): string | undefined {
  return who?.name ?? who?.jti;
}
