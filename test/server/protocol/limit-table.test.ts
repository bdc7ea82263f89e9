import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  closeCodes,
  errorCodes,
  limits,
  maxLabelLength,
  maxNesting,
  maxTokenLength,
  namePattern,
} from '#protocol';
import { describe, expect, test } from 'vitest';

const server = join(import.meta.dirname, '../../../server');
const { badMessage, notAuthenticated, tooMany, tryLater } = closeCodes;

/** The limits that were asked for since this was last emptied. */
const asked = new Set<keyof typeof limits>();
const of = new Proxy(limits, {
  get(target, name: keyof typeof limits) {
    asked.add(name);
    return target[name];
  },
});

const count = (number: number) => number.toLocaleString('en');
const size = (bytes: number) =>
  bytes % 1024 ** 2 === 0 ? `${bytes / 1024 ** 2} MiB` : `${bytes / 1024} KiB`;
const seconds = (ms: number) => (ms === 24 * 3_600_000 ? 'a day' : `${ms / 1000} s`);
const rate = ({ perSecond, burst }: { perSecond: number; burst: number }) =>
  `${perSecond} a second, ${burst} at once`;
/** The longest of these texts that a pattern takes. */
const longest = (pattern: RegExp) => {
  const lengths = Array.from({ length: 200 }, (_, i) => i + 1);
  return lengths.findLast((length) => pattern.test('x'.repeat(length)));
};

/** The rule, what is limited, to how much, what happens beyond it, and where that is seen to. */
type Row = readonly [rule: string, what: string, most: string, beyond: string, ...files: string[]];

/** The table as the code has it. */
const rows: readonly (() => Row)[] = [
  () => [
    'B-1',
    'queued per chart, state change or request',
    'the newest',
    'the older one is dropped',
    'socket/backlog.ts',
  ],
  () => [
    'B-2',
    'queued for one socket, not replaceable',
    `${size(of.queuedBytes)}, ${count(of.queuedMessages)} messages`,
    `close ${tooMany}`,
    'socket/backlog.ts',
  ],
  () => ['B-3', 'a message', size(of.messageBytes), 'close 1009', 'socket/web-socket-server.ts'],
  () => [
    'B-3',
    'fragments of a message',
    count(of.messageFragments),
    'close 1008',
    'socket/web-socket-server.ts',
  ],
  () => [
    'B-3',
    'pieces of an unfinished message',
    count(of.messageChunks),
    'close 1008',
    'socket/web-socket-server.ts',
  ],
  () => ['B-3', 'binary frames', 'none', `close ${badMessage}`, 'socket/upgrade.ts'],
  () => [
    'B-3',
    'levels of nesting',
    count(maxNesting),
    `error ${errorCodes.badMessage}`,
    'protocol/nesting.ts',
  ],
  () => [
    '',
    'names of charts, walls and screens',
    `${longest(namePattern)} characters`,
    `error ${errorCodes.badMessage}`,
    'protocol/names.ts',
  ],
  () => [
    'A-1',
    'a token',
    `${count(maxTokenLength)} characters`,
    `HTTP 401, close ${notAuthenticated}`,
    'auth/tokens.ts',
  ],
  () => [
    'A-2',
    'time to say who one is',
    seconds(of.identification),
    `close ${notAuthenticated}`,
    'walls/session-identity.ts',
  ],
  () => [
    'B-4',
    'time to end after a close for cause',
    seconds(of.closeGrace),
    'the connection is terminated',
    'socket/peer.ts',
  ],
  () => [
    'B-5',
    'subscriptions of one socket, with their fields',
    `${count(of.subscriptions)}, ${size(of.subscribedFields)}`,
    `error ${errorCodes.tooMany}`,
    'walls/subscriptions.ts',
  ],
  () => [
    'B-5',
    '`requestId`, `socketType`',
    `${maxLabelLength} characters`,
    `error ${errorCodes.badMessage}`,
    'protocol/client-messages.ts',
  ],
  () => [
    'B-6',
    'walls without a file that have sockets',
    count(of.adHocWalls),
    `close ${tooMany}`,
    'walls/hub.ts',
  ],
  () => [
    'B-6',
    'stored states of walls without a file',
    count(of.storedWalls),
    'the one stored longest ago drops',
    'walls/hub.ts',
  ],
  () => [
    'B-7',
    'queued messages of one socket',
    count(of.unhandled),
    'the socket is not read',
    'socket/upgrade.ts',
  ],
  () => [
    'B-8',
    'silence after a ping',
    seconds(of.silence),
    'the connection is terminated',
    'socket/heartbeat.ts',
  ],
  () => ['E-2', 'a request to an event stream', size(of.sendBytes), 'close 1009', 'http/routes/events.ts'],
  () => [
    'E-2',
    'messages of one request',
    count(of.sentMessages),
    `close ${badMessage}`,
    'http/routes/events.ts',
  ],
  () => [
    'E-4',
    'time to resume an event stream',
    seconds(of.streamWait),
    'it has ended',
    'socket/event-stream.ts',
  ],
  () => [
    'E-4',
    'events that are kept for that',
    size(of.keptEventBytes),
    'it cannot be resumed',
    'socket/event-stream-peer.ts',
  ],
  () => [
    'G-7',
    'vanished guests',
    `${count(of.guests)}, ${size(of.guestRecord)} each, ${seconds(of.guestAge)}`,
    'the first to vanish is dropped',
    'walls/guests/resumption.ts',
  ],
  () => [
    'B-11',
    'actions and relays of one socket',
    rate(of.actions),
    `close ${tooMany}, shut out`,
    'walls/rate-limit.ts',
  ],
  () => [
    'B-11',
    'their bytes',
    `${size(of.actionBytes.perSecond)} a second`,
    `close ${tooMany}, shut out`,
    'walls/rate-limit.ts',
  ],
  () => ['B-19', 'other messages of one socket', rate(of.requests), 'they wait', 'walls/rate-limit.ts'],
  () => ['B-20', 'open sockets', count(of.sockets), 'HTTP 503', 'socket/admission.ts'],
  () => [
    'B-20',
    'open sockets of one address',
    count(of.socketsPerAddress),
    'HTTP 429',
    'socket/admission.ts',
  ],
  () => [
    'B-20',
    'upgrades of one address',
    `${count(of.upgrades.attempts)} in ${of.upgrades.period} s`,
    `HTTP 429, shut out for ${of.upgrades.shutOut} s`,
    'socket/admission.ts',
  ],
  () => [
    'B-20',
    'late answers to who is shut out',
    `${of.slowRefusals}, ${seconds(of.refusalDelay)} late`,
    'answered at once',
    'socket/admission.ts',
  ],
  () => [
    'S-18',
    'charts with a view on a wall',
    count(of.views),
    'the oldest view is forgotten',
    'walls/views.ts',
  ],
  () => [
    'M-1',
    'text of a message for people',
    `${count(of.messageCharacters)} characters, shown for ${of.messageSeconds / 3600} hours`,
    `error ${errorCodes.badMessage}`,
    'protocol/message.ts',
  ],
  () => [
    'M-4',
    'messages of one stream',
    `${count(of.messages)}, ${size(of.messagesBytes)}, ${of.messageAge / 86_400_000} days`,
    'the oldest is dropped',
    'walls/messages/streams.ts',
  ],
  () => [
    'M-4',
    'messages in all',
    `${size(of.allMessagesBytes)}, ${count(of.messageStreams)} streams`,
    'those unused for longest drop',
    'walls/messages/streams.ts',
  ],
  () => [
    'R-2',
    'sockets in a room',
    count(of.roomClients),
    'an error',
    'walls/guests/dialects/rooms/rooms.ts',
  ],
  () => [
    'R-5',
    'pings that go unanswered in a room',
    `${of.unansweredPings.enter}, one each ${seconds(of.pings.enter)}; ${of.unansweredPings.login}, one each ${seconds(of.pings.login)}`,
    `close ${tryLater}`,
    'walls/guests/dialects/rooms/room.ts',
  ],
  () => [
    'N-3',
    'a `heartCheck` that goes unanswered',
    seconds(of.pings.notices),
    `close ${tryLater}`,
    'walls/guests/dialects/notices.ts',
  ],
  () => [
    'R-6',
    'members that are remembered of a room or inbox, of all',
    `${count(of.roomMembers)}, ${count(of.allMembers)}`,
    'the one that left first drops',
    'walls/guests/dialects/members.ts',
  ],
  () => [
    'R-7',
    'time to say who one is in an older dialect',
    `${of.dialectIdentification / 60_000} minutes`,
    `close ${notAuthenticated}`,
    'walls/guests/dialects/speaker.ts',
  ],
  () => [
    'M-11',
    'people whose marks are kept, conversations of each',
    `${count(of.readers)}, ${count(of.readConversations)}`,
    'those marked longest ago drop',
    'walls/conversations/read-marks.ts',
  ],
  () => [
    '',
    'screens that are remembered',
    count(of.screens),
    'the one seen longest ago drops',
    'walls/registry.ts',
  ],
  () => [
    'P-2',
    'silence of a screen',
    `${seconds(of.away)}, ${seconds(of.gone)} without any sign`,
    'it is away, gone',
    'walls/presence/attendance.ts',
  ],
  () => [
    'P-3',
    'tellings of presence to one operator',
    `one in ${of.presenceInterval} ms`,
    'the changes wait',
    'walls/presence/watchers.ts',
  ],
  () => [
    'P-5',
    'tellings of telemetry to one operator',
    `one in ${seconds(of.telemetryInterval)}`,
    'the newest waits',
    'walls/presence/watchers.ts',
  ],
  () => [
    'P-5',
    'charts that a screen reports on',
    count(of.reportedCharts),
    `error ${errorCodes.badMessage}`,
    'protocol/presence.ts',
  ],
  () => [
    'P-7',
    'walls from which a screen is led on',
    count(of.leftWalls),
    'the oldest is dropped',
    'walls/registry.ts',
  ],
  () => [
    'A-9',
    'screens that wait to be let in',
    `${count(of.adoptions.waiting)}, ${of.adoptions.age / 60_000} minutes each`,
    'HTTP 503',
    'auth/adoption.ts',
  ],
  () => [
    'A-9',
    'of these, at one address',
    count(of.adoptions.waitingPerAddress),
    'HTTP 429',
    'auth/adoption.ts',
  ],
  () => [
    'A-8',
    'tries to log in, by address and by name',
    `${of.logins.attempts} in ${of.logins.period} s`,
    `HTTP 429, shut out for ${of.logins.shutOut} s`,
    'auth/auth.ts',
  ],
  () => ['A-8', 'tries that wait', count(of.waitingLogins), 'HTTP 429', 'auth/login.ts'],
  () => [
    'A-8',
    'a session',
    `${of.sessions.idle / 3_600_000} hours without use, ${of.sessions.age / 86_400_000} days`,
    'it has ended',
    'auth/sessions.ts',
  ],
  () => [
    'A-8',
    'sessions of one person',
    count(of.sessions.perPerson),
    'the oldest has ended',
    'auth/sessions.ts',
  ],
  () => [
    'A-7',
    'records of who did what',
    `${count(of.audit.count)}, ${size(of.audit.bytes)}, ${of.audit.age / 86_400_000} days`,
    'the oldest is dropped',
    'auth/audit.ts',
  ],
  () => [
    'A-7',
    'records of refused strangers',
    `${of.auditedStrangers} a minute`,
    'they are counted',
    'auth/audit.ts',
  ],
  () => ['B-13', 'time for a header', seconds(of.headerTimeout), 'HTTP 408', 'http/server.ts'],
  () => [
    'B-13',
    'time for a TLS handshake',
    seconds(of.headerTimeout),
    'the connection ends',
    'http/server.ts',
  ],
  () => ['B-14', 'header fields', count(of.headerFields), 'HTTP 431', 'http/middleware/header-fields.ts'],
  () => ['B-14', 'a header', size(of.headerBytes), 'HTTP 431', 'http/server.ts'],
  () => [
    'B-15',
    'uploads from one address',
    count(of.uploadsPerAddress),
    'HTTP 429',
    'http/routes/writes.ts',
  ],
  () => [
    'B-15',
    'changes under way from one address',
    count(of.changesPerAddress),
    'HTTP 429',
    'http/middleware/admission.ts',
  ],
  () => ['B-15', 'changes under way', count(of.changes), 'HTTP 503', 'http/middleware/admission.ts'],
  () => [
    'B-16',
    'an upload',
    `${seconds(of.uploadStall)} without a byte, ${seconds(of.uploadTimeout)}`,
    'HTTP 408',
    'http/body.ts',
  ],
  () => [
    'B-17',
    'contents of one file',
    `${of.contentsPerSecond} in any second, ${of.contentBurst} at once`,
    'it waits; the latest is read',
    'charts/watching/pace.ts',
  ],
  () => [
    'B-17',
    'reads of one file',
    `${of.readsPerSecond} in any second`,
    'it waits',
    'charts/watching/pace.ts',
  ],
  () => [
    'B-18',
    'files checked without an event',
    `${of.filesPerRescan} in ${seconds(of.rescanInterval)}; ${count(of.filesPerRescanAlone)} without events`,
    'the rest in the next polls',
    'charts/watching/folder-sync.ts',
  ],
  () => [
    '',
    "a chart's file or content",
    size(of.fileBytes),
    'a problem `too-large`, HTTP 413',
    'charts/reading/read-file.ts',
    'http/routes/writes.ts',
  ],
  () => ['', 'rows that a PATCH keeps', count(of.keptRows), 'HTTP 422', 'charts/writing/append.ts'],
  () => [
    'W-3',
    'events that wait for the webhook',
    `${count(of.webhookEvents)}, ${seconds(of.webhookAge)}`,
    'the oldest is dropped',
    'webhook/queue.ts',
  ],
  () => [
    '',
    'pictures queued for rendering',
    count(of.queuedPictures),
    'HTTP 503',
    'http/pictures/renderer.ts',
  ],
];

/** The cells of the table in PROTOCOL.md, without its head. */
function documented(): string[][] {
  const text = readFileSync(join(server, 'protocol/PROTOCOL.md'), 'utf8');
  const lines = text.slice(text.indexOf('| rule ')).split('\n');
  const table = lines.slice(
    2,
    lines.findIndex((line) => !line.startsWith('|')),
  );
  return table.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('PROTOCOL.md has the limits, and what happens beyond them, as the code has them', () => {
  const expected = rows.map((row) => {
    const [rule, what, most, beyond, ...files] = row();
    return [rule, what, most, beyond, files.map((file) => `\`${file}\``).join(', ')];
  });
  expect(documented()).toEqual(expected);
});

test('each limit of the code has its row', () => {
  asked.clear();
  for (const row of rows) row();
  expect(Object.keys(limits).filter((name) => !asked.has(name as keyof typeof limits))).toEqual([]);
});

describe('the files that the table names see to the limit', () => {
  test.each(rows.map((row) => [row().slice(0, 2).join(' '), row] as const))('%s', (_, row) => {
    asked.clear();
    const [, , , , ...files] = row();
    const names = [...asked];
    for (const file of files) {
      const code = readFileSync(join(server, file), 'utf8');
      if (names.length > 0)
        expect(
          names.filter((name) => new RegExp(`\\b${name}\\b`).test(code)),
          file,
        ).not.toEqual([]);
    }
  });
});
