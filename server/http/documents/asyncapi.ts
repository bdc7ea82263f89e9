import {
  clientMessageSchema,
  conversationMessageSchema,
  serverMessageSchema,
  type ClientMessage,
  type ConversationMessage,
  type ServerMessage,
} from '#protocol';
import type * as v from 'valibot';
import { jsonSchemaOf } from './json-schema.ts';

type ClientAction = Exclude<ClientMessage['action'], 'relay'>;

/** The socket's messages as an AsyncAPI 3.0 document, made from the schemas that both ends decode with. */
export function asyncApiDocument({ version, basePath }: { version: string; basePath: string }) {
  const received = messagesOf('client', clientMessageSchema.options, clientWords, 'input');
  const sent = messagesOf('server', serverMessages, serverWords, 'output');
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Chartwall',
      version,
      description:
        'JSON text frames, or where no WebSocket gets through server-sent events and POST (part E of PROTOCOL.md). Any other action of a client is relayed, unchanged, to everybody on its wall.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: { wall: { address: basePath || '/', messages: { ...received, ...sent } } },
    operations: {
      receive: { action: 'receive', channel, messages: Object.keys(received).map(messageRef) },
      send: { action: 'send', channel, messages: Object.keys(sent).map(messageRef) },
    },
  };
}

const serverMessages = [...serverMessageSchema.options, ...conversationMessageSchema.options];

const channel = { $ref: '#/channels/wall' };

const messageRef = (id: string) => ({ $ref: `#/channels/wall/messages/${id}` });

type MessageSchema = v.GenericSchema & {
  readonly entries: { readonly action: { readonly literal: string } };
};

function messagesOf(
  from: 'client' | 'server',
  schemas: readonly MessageSchema[],
  words: Readonly<Record<string, string>>,
  typeMode: 'input' | 'output',
): Record<string, object> {
  return Object.fromEntries(
    schemas.map((schema) => {
      const name = schema.entries.action.literal;
      const message = { name, summary: words[name], payload: jsonSchemaOf(schema, typeMode) };
      return [`${from}-${name}`, message];
    }),
  );
}

/** One for each message. The rules are in PROTOCOL.md. */
const clientWords: Readonly<Record<ClientAction, string>> = {
  auth: 'Says who the client is, by a token (A-2)',
  enter: 'Makes the socket a screen (S-1)',
  getData: 'Asks for a chart, and for its changes (G-1, S-2)',
  themeChange: 'Changes the theme of the wall (S-4)',
  fullScreen: 'Maximises a chart on the wall, or restores it (S-4)',
  pageChange: 'Turns the page of the wall (S-4)',
  heartbeat: 'Shows that the connection is alive, and asks for the time (S-7)',
  flipped: 'Reports a change that was painted (S-14)',
  renew: 'Asks to replace the page by a fresh one, or has done so (S-15)',
  spanPart: 'Says which part of a span the screen shows (S-16)',
  spanView: 'Says how people look at a chart (S-18)',
  message: 'Sends a message to people (M-1)',
  withdraw: 'Ends a message (M-6)',
  receipt: 'Says what has become of messages on the screen (M-7)',
  conversations: "Asks for a person's conversations, and for their changes (M-12)",
  presence: 'Asks to be told who is there, or not any more (P-3)',
  facts: 'Says how the screen is (P-4)',
  telemetry: 'Says how the screen is doing, while somebody looks (P-5)',
};

const serverWords: Readonly<Record<(ServerMessage | ConversationMessage)['action'], string>> = {
  auth: 'Says as whom the client was let in (A-3)',
  noauth: 'Says why the client is not let in (A-3)',
  token: "Gives the screen's next token (A-10)",
  entered: 'Answers enter (S-1)',
  layout: 'Gives the new layout of the wall (S-12)',
  getData: 'Gives the content of a chart (S-2)',
  patch: 'Gives a change of the content of a chart (S-10)',
  problem: "Says that a chart's file is invalid, or valid again (S-8)",
  settings: 'Gives the settings of a chart (S-11)',
  chartAlarm: 'Says that the alarm of a chart is on, or over (L-3)',
  themeChange: 'Gives the theme of the wall, and when to apply it (S-5)',
  fullScreen: 'Gives the maximised chart, and when to apply it (S-5)',
  pageChange: 'Gives the page, and when to apply it (S-5)',
  heartbeat: 'Answers a heartbeat with the time (S-7)',
  renew: 'Lets the screen replace its page (S-15)',
  spanView: 'Says how people look at a chart on another screen (S-18)',
  message: 'Gives a message to people (M-1)',
  withdrawn: 'Ends a message (M-6)',
  sent: 'Answers a message once it is stored (M-2)',
  conversations: "Gives a person's conversations (M-12)",
  conversation: 'Gives a conversation that has changed (M-12)',
  presence: 'Says who is there, or what has changed (P-3)',
  identify: 'Has the screen show its name (P-7)',
  reload: 'Has the screen replace its page (P-7)',
  move: 'Has the screen enter another wall (P-7)',
  pin: 'Has the screen always show the same page (P-7)',
  telemetry: 'Asks for telemetry, or not any more (P-5)',
  error: 'Says why a message was refused (G-5)',
};
