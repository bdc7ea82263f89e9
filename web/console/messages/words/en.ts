import type { MessageWords } from './words.ts';

export const messageEn: MessageWords = {
  conversations: 'Conversations',
  unread: 'unread',
  nothingYet: 'No messages yet',
  everybody: 'All walls',
  kinds: { wall: 'Wall', all: 'All walls', person: 'Person', screen: 'One screen' },
  choose: 'No conversation is open',
  chooseHint: 'Choose a wall, a screen or a person, or write to another one.',
  newMessage: 'New message',
  to: 'To',
  personHint: 'It waits until that person reads it here, and nobody else sees it.',
  allHint: 'It is shown on every screen of every wall.',
  goOn: 'Go on',
  back: 'Back to the conversations',
  older: 'Older messages',
  nobody: 'Nobody',
  levels: { info: 'Info', warning: 'Warning', alarm: 'Alarm' },
  level: 'Level',
  shownFor: 'Shown for',
  untilDismissed: 'Until dismissed',
  forSeconds: (seconds) => `Shown for ${span(seconds)}`,
  expires: 'End',
  aWeek: 'Ends in 7 days',
  duration: (seconds) => `Ends in ${span(seconds)}`,
  key: 'Key (optional)',
  keyHint: 'A later message with the same key takes its place, such as “all clear”.',
  keyRule: 'A key is 1 to 64 letters, digits, dots, colons, dashes or underscores.',
  withKey: (key) => `Key ${key}`,
  until: (time) => `until ${time}`,
  over: 'expired',
  write: 'Write a message',
  send: 'Send',
  stages: {
    queued: 'queued',
    delivered: 'delivered',
    shown: 'shown',
    acknowledged: 'acknowledged',
    expired: 'expired unseen',
  },
  counted: (count, stage) => `${count} ${stage}`,
  noScreens: 'There was no screen to show it',
  read: 'Read',
  notRead: 'Not read yet',
  withdraw: 'Withdraw',
  withdrawTitle: 'Withdraw this message?',
  withdrawHint: 'It goes from every screen at once.',
  withdrawn: 'The message is withdrawn',
  yourName: 'Your name',
  yourNameHint: 'Messages say who sent them. Nobody logs in on this server, so your word is taken for it.',
  noName: 'Your token has no name',
  noNameHint: 'Messages are read and sent by people. Log in with a name, or use a token that has one.',
};

/** `30 s`, `5 min`, `4 h`, `1 day` */
function span(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${seconds / 60} min`;
  return seconds < 86_400 ? `${seconds / 3600} h` : `${seconds / 86_400} d`;
}
