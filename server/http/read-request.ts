import type { Context } from 'koa';
import * as v from 'valibot';
import { readBody } from './body.ts';

/** More than anything else that is asked in JSON. bytes */
const usualLimit = 64 * 1024;

/** What a request asks in JSON. Throws 400 with what is wrong. */
export async function readRequest<Schema extends v.GenericSchema>(
  ctx: Context,
  schema: Schema,
  limit = usualLimit,
): Promise<v.InferOutput<Schema>> {
  const body = await readBody(ctx, { limit });
  let json: unknown;
  try {
    json = JSON.parse(body.toString());
  } catch {
    return ctx.throw(400, 'the content is not JSON');
  }
  const decoded = v.safeParse(schema, json);
  if (decoded.success) return decoded.output;
  const [issue] = decoded.issues;
  const isMissing = issue.received === 'undefined' && v.getDotPath(issue) !== null;
  return ctx.throw(400, isMissing ? `${v.getDotPath(issue)} is missing` : issue.message);
}
