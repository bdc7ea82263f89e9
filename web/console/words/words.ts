import type { PartName } from '../shell/navigation.ts';

/** What the frame of the console says, and what all of its parts say. One object per language. */
export interface ConsoleWords {
  readonly console: string;
  readonly toContent: string;
  readonly parts: Readonly<Record<PartName, string>>;
  /** under a part's title */
  readonly about: Readonly<Record<PartName, string>>;
  readonly navigation: string;
  readonly openWall: string;
  readonly theme: string;
  readonly themes: Readonly<Record<'chalk' | 'vintage', string>>;
  readonly language: string;
  readonly account: string;
  readonly logOut: string;
  readonly logIn: string;
  readonly roles: Readonly<Record<'viewer' | 'screen' | 'operator' | 'admin', string>>;
  readonly allWalls: string;
  /** where no roles are enforced */
  readonly everybody: string;
  lost(time: string): string;
  readonly lostHint: string;
  readonly retry: string;
  readonly loading: string;
  readonly failed: string;
  readonly notAllowed: string;
  takesRole(role: string): string;
  takesRoleForAll(role: string): string;
  youAre(role: string): string;
  readonly search: string;
  readonly clear: string;
  readonly cancel: string;
  readonly close: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly more: string;
  readonly nothingFound: string;
  readonly nothingFoundHint: string;
  readonly clearFilters: string;
  /** what an error answer means, by its HTTP status; 0: there was none */
  errorOf(status: number): string;
  found(shown: number, of: number): string;
}
