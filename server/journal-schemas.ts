import { wallStateSchema } from '#protocol';
import * as v from 'valibot';
import { storedOfferSchema } from './auth/adoption.ts';
import { storedCookieSchema } from './auth/cookie.ts';
import { firstOperatorSchema } from './auth/first-token.ts';
import { storedPersonSchema } from './auth/people.ts';
import { revocationSchema } from './auth/revocations.ts';
import { storedSessionSchema } from './auth/sessions.ts';
import { nodeSchema } from './broker/redis/nodes.ts';
import { storedRevisionSchema } from './charts/revisions.ts';
import { alarmRecordSchema } from './walls/alarms/record.ts';
import { steeringSchema } from './walls/alarms/steering-rules.ts';
import { memberSchema } from './walls/guests/dialects/members.ts';
import { heldPagesSchema } from './walls/held-pages.ts';
import { guestRecordSchema } from './walls/guests/record.ts';
import { readMarksSchema } from './walls/conversations/read-marks.ts';
import { recordSchema } from './walls/messages/record.ts';
import { ledgerSchema } from './walls/messages/ledger.ts';
import { presentSchema } from './walls/presence/present.ts';
import { turnSchema } from './walls/presence/shared-turns.ts';
import { registeredScreenSchema } from './walls/registered-screen.ts';
import { queuedEventSchema, startedSchema, toldSchema } from './webhook/event.ts';

/** What is stored under the keys that begin with this word, up to a colon if there is one. */
const schemas: ReadonlyMap<string, v.GenericSchema> = new Map<string, v.GenericSchema>([
  ['revision', storedRevisionSchema],
  ['wall', wallStateSchema],
  ['live', wallStateSchema],
  ['node', nodeSchema],
  ['imported', v.object({ at: v.number(), from: v.string() })],
  ['present', presentSchema],
  ['renewing', turnSchema],
  ['held', heldPagesSchema],
  ['guest', guestRecordSchema],
  ['member', memberSchema],
  ['inbox', memberSchema],
  ['screen', registeredScreenSchema],
  ['ledger', ledgerSchema],
  ['read', readMarksSchema],
  ['revoked', revocationSchema],
  ['operator', firstOperatorSchema],
  ['person', storedPersonSchema],
  ['session', storedSessionSchema],
  ['cookie', storedCookieSchema],
  ['offer', storedOfferSchema],
  ['message', recordSchema],
  ['withdrawn', recordSchema],
  ['offset', v.number()],
  ['room', v.number()],
  ['alarm', alarmRecordSchema],
  ['steering', steeringSchema],
  ['webhook', queuedEventSchema],
  ['told', toldSchema],
  ['webhook-started', startedSchema],
]);

/** What the value of a key of the journal must be; undefined: nothing is stored under it. */
export function schemaOf(key: string): v.GenericSchema | undefined {
  return schemas.get(key.split(':', 1)[0] ?? '');
}
