import type { Conversation, MessageLevel } from '#protocol';
import type { Stage } from '../conversations.ts';

/** What the part about messages says. */
export interface MessageWords {
  readonly conversations: string;
  readonly unread: string;
  readonly nothingYet: string;
  readonly everybody: string;
  /** to whom */
  readonly kinds: Readonly<Record<Conversation['kind'], string>>;
  readonly choose: string;
  readonly chooseHint: string;
  readonly newMessage: string;
  readonly to: string;
  readonly personHint: string;
  readonly allHint: string;
  readonly goOn: string;
  readonly back: string;
  readonly older: string;
  readonly nobody: string;
  readonly levels: Readonly<Record<MessageLevel, string>>;
  readonly level: string;
  readonly shownFor: string;
  readonly untilDismissed: string;
  forSeconds(seconds: number): string;
  readonly expires: string;
  readonly aWeek: string;
  duration(seconds: number): string;
  readonly key: string;
  readonly keyHint: string;
  readonly keyRule: string;
  withKey(key: string): string;
  until(time: string): string;
  readonly over: string;
  readonly write: string;
  readonly send: string;
  readonly stages: Readonly<Record<Stage, string>>;
  counted(count: number, stage: string): string;
  readonly noScreens: string;
  readonly read: string;
  readonly notRead: string;
  readonly withdraw: string;
  readonly withdrawTitle: string;
  readonly withdrawHint: string;
  readonly withdrawn: string;
  readonly yourName: string;
  readonly yourNameHint: string;
  readonly noName: string;
  readonly noNameHint: string;
}
