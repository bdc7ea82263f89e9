import { wallNameSchema } from '#protocol';
import * as v from 'valibot';
import { hashPassword, isPassword } from './password.ts';
import { roles } from './roles.ts';

const prefix = 'person:';
const leastCharacters = 10;

/** How a person is called: told apart without regard to capitals. */
const personNameSchema = v.pipe(
  v.string('name must be a text'),
  v.regex(/^[\p{L}\p{N}._@+-]{1,64}$/u, 'a name is 1 to 64 letters, digits and . _ @ + -'),
);
const passwordSchema = v.pipe(
  v.string('password must be a text'),
  v.minLength(leastCharacters, `a password has at least ${leastCharacters} characters`),
  v.maxLength(1000, 'a password has at most 1,000 characters'),
);
export const roleSchema = v.picklist(roles, `role must be one of ${roles.join(', ')}`);
export const wallsSchema = v.union(
  [v.literal('all'), v.array(wallNameSchema)],
  'walls must be "all" or a list of names',
);

/** A person with a name and a password. */
export const newPersonSchema = v.object({
  name: personNameSchema,
  password: passwordSchema,
  role: roleSchema,
  walls: v.optional(wallsSchema, 'all'),
});
/** What is stored of a person, under the name in lower case. */
export const storedPersonSchema = v.object({
  name: v.string(),
  role: roleSchema,
  walls: wallsSchema,
  hash: v.string(),
  /** ms since 1970 */
  since: v.number(),
});
type StoredPerson = v.InferOutput<typeof storedPersonSchema>;
export type NewPerson = v.InferOutput<typeof newPersonSchema>;
export type Person = Omit<StoredPerson, 'hash'>;

/** Stores people, sessions and revocations across restarts; the journal is one. */
export interface AuthStore {
  entries(prefix: string): Iterable<[string, unknown]>;
  put(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** Calls back when another node has changed a key with this prefix; value undefined: it was deleted. */
  onRemoteChange(prefix: string, listener: (name: string, value: unknown) => void): void;
}

/** People with a password. None is there by default. */
export interface People {
  find(name: string): Person | undefined;
  list(): Person[];
  /** Adds a person, or gives one another password, role and walls. Rejects if it cannot be stored. */
  add(person: NewPerson): Promise<void>;
  /** False if there is none of that name. Counts at once; rejects if it cannot be stored. */
  remove(name: string): Promise<boolean>;
  /** The person with this name and password. Takes as long for an unknown name, so that names cannot be guessed. */
  verify(name: string, password: string): Promise<Person | undefined>;
  /** Calls back when a person was removed or changed. */
  onChange(listener: (name: string) => void): void;
}

export function createPeople(store: AuthStore, now: () => number): People {
  const people = new Map(
    [...store.entries(prefix)].map(([key, value]) => [key.slice(prefix.length), value as StoredPerson]),
  );
  const listeners: ((name: string) => void)[] = [];
  const changed = (name: string): void => listeners.forEach((listener) => listener(name));

  store.onRemoteChange(prefix, (name, value) => {
    if (value === undefined) people.delete(name);
    else people.set(name, value as StoredPerson);
    changed(name);
  });

  return {
    find: (name) => withoutHash(people.get(keyOf(name))),
    list: () => [...people.values()].map((person) => withoutHash(person)!),
    async add({ name, password, role, walls }) {
      const person = { name, role, walls, hash: await hashPassword(password), since: now() };
      await store.put(prefix + keyOf(name), person);
      people.set(keyOf(name), person);
      changed(name);
    },
    async remove(name) {
      if (!people.delete(keyOf(name))) return false;
      changed(name);
      await store.delete(prefix + keyOf(name));
      return true;
    },
    async verify(name, password) {
      const hash = people.get(keyOf(name))?.hash;
      const isRight = await isPassword(password, hash);
      const person = people.get(keyOf(name));
      // another password may have been set meanwhile
      return isRight && person?.hash === hash ? withoutHash(person) : undefined;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Two names with the same key are one person's. */
export function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function withoutHash(person: StoredPerson | undefined): Person | undefined {
  if (!person) return undefined;
  const { name, role, walls, since } = person;
  return { name, role, walls, since };
}
