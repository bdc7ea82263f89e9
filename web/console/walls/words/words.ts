/** What the part about walls says. */
export interface WallWords {
  screens(count: number): string;
  readonly open: string;
  readonly page: string;
  pageOf(n: number): string;
  readonly noPages: string;
  readonly previous: string;
  readonly next: string;
  readonly hold: string;
  readonly maximised: string;
  readonly notMaximised: string;
  shows(what: string): string;
}
