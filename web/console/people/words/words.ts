import type { PersonRole } from '../people.ts';

/** What the part about people and tokens says. */
export interface PersonWords {
  readonly caption: string;
  readonly columns: Readonly<Record<'name' | 'role' | 'walls' | 'since', string>>;
  readonly add: string;
  readonly change: string;
  changeTitle(name: string): string;
  readonly save: string;
  saved(name: string): string;
  readonly password: string;
  readonly newPassword: string;
  passwordHint(characters: number): string;
  readonly may: Readonly<Record<PersonRole, string>>;
  readonly remove: string;
  removeTitle(name: string): string;
  readonly removeHint: string;
  removed(name: string): string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly makeToken: string;
  readonly tokenHint: string;
  readonly tokenName: string;
  readonly counts: string;
  days(n: number): string;
  shownOnce(until: string, id: string): string;
  readonly token: string;
  readonly link: string;
  readonly revokeToken: string;
  readonly revokeHint: string;
  readonly tokenOrId: string;
  readonly revoke: string;
  readonly tokenRevoked: string;
}
