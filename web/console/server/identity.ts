import * as v from 'valibot';
import { shallowRef } from 'vue';
import { serverPath } from '../../composables/base-path.ts';
import { keepToken, keptToken } from '../../composables/kept-token.ts';
import { ask, bearToken, RequestError, tell } from './request.ts';

const meSchema = v.object({
  /** of a person who has logged in */
  name: v.optional(v.string()),
  role: v.picklist(['viewer', 'screen', 'operator', 'admin']),
  /** of what is ended by the server some time, ms since 1970 */
  expires: v.optional(v.number()),
  walls: v.union([v.literal('all'), v.array(v.string())]),
});
type Me = v.InferOutput<typeof meSchema>;

/** Who the server takes this browser for; undefined until it has said so. */
export const me = shallowRef<Me>();

/**
 * Resolves to why it is not known who this is. A person who has logged in comes before the token that this browser was let in with;
 * somebody with neither is sent to log in.
 */
export async function identify(): Promise<RequestError | undefined> {
  keepToken(window, () => location.reload());
  const token = keptToken();
  let problem = await askMe();
  if (problem?.status === 401 && token !== undefined) {
    bearToken(token);
    problem = await askMe();
  }
  if (problem?.status === 401) goToLogin();
  return problem;
}

async function askMe(): Promise<RequestError | undefined> {
  try {
    me.value = await ask(meSchema, '/api/-/me');
    return undefined;
  } catch (error) {
    if (error instanceof RequestError) return error;
    throw error;
  }
}

/** People come back to where they were. */
export function goToLogin(): void {
  const next = encodeURIComponent(location.pathname + location.search);
  location.href = `${serverPath('/login')}?next=${next}`;
}

export async function logOut(): Promise<void> {
  await tell('/api/-/logout');
  goToLogin();
}
