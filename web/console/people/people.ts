import * as v from 'valibot';
import { ask, tell } from '../server/request.ts';

export const personRoles = ['viewer', 'screen', 'operator', 'admin'] as const;
export type PersonRole = (typeof personRoles)[number];

const personSchema = v.object({
  name: v.string(),
  role: v.picklist(personRoles),
  walls: v.union([v.literal('all'), v.array(v.string())]),
  /** ms since 1970 */
  since: v.number(),
});
export type ListedPerson = v.InferOutput<typeof personSchema>;

const listSchema = v.object({ people: v.array(personSchema) });

export async function loadPeople(): Promise<ListedPerson[]> {
  const { people } = await ask(listSchema, '/api/-/people');
  return people.toSorted((a, b) => a.name.localeCompare(b.name));
}

export interface PersonDraft extends Pick<ListedPerson, 'name' | 'role' | 'walls'> {
  password: string;
}

export function savePerson(draft: PersonDraft): Promise<void> {
  return tell('/api/-/people', { method: 'POST', body: draft });
}

export function removePerson(name: string): Promise<void> {
  return tell(`/api/-/people/${encodeURIComponent(name)}`, { method: 'DELETE' });
}

const tokenSchema = v.object({ token: v.string(), jti: v.string(), expires: v.number() });
export type MadeToken = v.InferOutput<typeof tokenSchema>;

export interface TokenDraft extends Pick<ListedPerson, 'role' | 'walls'> {
  name?: string;
  days: number;
}

export function makeToken(draft: TokenDraft): Promise<MadeToken> {
  return ask(tokenSchema, '/api/-/tokens', { method: 'POST', body: draft });
}

export function revokeToken(tokenOrId: string): Promise<void> {
  return tell('/api/-/revocations', { method: 'POST', body: { jti: idOf(tokenOrId) } });
}

const payloadSchema = v.pipe(v.string(), v.parseJson(), v.object({ jti: v.string() }));

/** A token names its own id (RFC 7519, 4.1.7); anything else is taken for an id. */
function idOf(tokenOrId: string): string {
  const [, payload = ''] = tokenOrId.trim().split('.');
  try {
    const decoded = v.safeParse(payloadSchema, atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    return decoded.success ? decoded.output.jti : tokenOrId.trim();
  } catch {
    return tokenOrId.trim();
  }
}

/** `main, lobby` -> their names; nothing: all. */
export function wallsOf(text: string): ListedPerson['walls'] {
  const names = text.split(/[\s,，、]+/).filter(Boolean);
  return names.length > 0 ? names : 'all';
}
