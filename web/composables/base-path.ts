/**
 * The path that all of the wall's addresses begin with: `/`, or `/wall/` where a proxy keeps other things beside it. The server writes it
 * into the page (`--base-path`), so that one build serves any.
 */
export function basePath(): string {
  const { document } = globalThis as Partial<typeof globalThis>;
  return document?.querySelector<HTMLMetaElement>('meta[name=base-path]')?.content ?? '/';
}

/** The URL of what the server has at `path`, `/api/sales`. */
export function serverPath(path: string): string {
  return basePath() + path.slice(1);
}

/** The name of something that the browser keeps for this wall alone, and not for another one of the same host. */
export function storageName(name: string): string {
  return basePath() === '/' ? name : basePath() + name;
}
