/** What the part about the audit log says. */
export interface AuditWords {
  readonly caption: string;
  readonly columns: Readonly<Record<'at' | 'who' | 'what' | 'on' | 'from' | 'result', string>>;
  /** by the action of a socket, or the route; others are shown as they are */
  readonly actions: Readonly<Record<string, string>>;
  readonly stranger: string;
  readonly done: string;
  readonly refused: string;
  leftOut(count: number): string;
  readonly empty: string;
  readonly emptyHint: string;
}
