import { ShapeError } from '../charts/chart-type.ts';
import type { DrawRequest, Drawable } from '../charts/drawable.ts';
import { resolve } from '../charts/resolve.ts';
import { createKeptContents } from './kept-contents.ts';
import type { ShapeReason } from '../charts/words/index.ts';

/** A content's JSON text, and what a tile wants of it. */
export interface ResolveTask {
  readonly id: number;
  readonly text: string;
  readonly request: DrawRequest;
}

/** A drawable with the name of its chart type, or why there is none. */
export type ResolveReply = { readonly id: number } & (
  | { readonly drawable: Omit<Drawable, 'type'> & { readonly typeName: Drawable['type']['name'] } }
  | { readonly unfit: { readonly reason: ShapeReason; readonly where: string } }
  | { readonly failed: string }
);

const contents = createKeptContents();

addEventListener('message', ({ data: task }: MessageEvent<ResolveTask>) => {
  void replyTo(task).then((reply) => postMessage(reply));
});

async function replyTo({ id, text, request }: ResolveTask): Promise<ResolveReply> {
  try {
    const { type, ...rest } = await resolve(contents.parse(text), request);
    return { id, drawable: { ...rest, typeName: type.name } };
  } catch (error) {
    if (error instanceof ShapeError) return { id, unfit: { reason: error.reason, where: error.where } };
    return { id, failed: error instanceof Error ? error.message : String(error) };
  }
}
