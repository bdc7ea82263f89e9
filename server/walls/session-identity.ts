import { limits } from '#protocol';
import type { Logger } from 'pino';
import type { Audit } from '../auth/audit.ts';
import type { Auth } from '../auth/auth.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import { isFor, type Identity } from '../auth/identity.ts';
import { actionPermissions, dialectPermissions, isPermitted, permissionText } from '../auth/permissions.ts';
import { personOf } from '../auth/person.ts';
import type { LiveIdentities } from '../auth/live-identities.ts';
import { refusalOf, type Refusal } from '../auth/refusal.ts';
import { isAtLeast } from '../auth/roles.ts';
import type { After } from './after.ts';
import type { DirectEvent } from './events.ts';
import type { HandledMessage, HandlerDeps } from './handlers/handler.ts';
import { streamFor, streamOfMessage, wallOfStream } from './messages/recipients.ts';
import type { Reach } from './presence/reach.ts';
import { closeCodeOf, sendNoauth } from './auth-replies.ts';
import type { IdConflict } from './screen-ids.ts';
import type { SessionPeer } from './session-peer.ts';
import type { OpenState } from './session-state.ts';

export interface IdentityDeps {
  authenticator: Pick<Authenticator, 'verify'>;
  identities: LiveIdentities;
  renewToken: Auth['renewToken'];
  registry: HandlerDeps['registry'];
  after: After;
  audit: Pick<Audit, 'record'>;
  log: Pick<Logger, 'warn'>;
}

const conflictWords: Readonly<Record<IdConflict, string>> = {
  key: 'a screen asked for the id of another without its key, and has got a new one',
  copy: 'two machines answer with the same id and key, perhaps from a copied disk: the newer has got a new id',
};

/** What of a session is told when its identity changes. */
interface Owner {
  refuse(refusal: Refusal): void;
  deliver(event: DirectEvent): void;
}

/** Who the client of a session is, and until when. */
export class SessionIdentity {
  private readonly deps: IdentityDeps;
  private readonly owner: Owner;
  private value: Identity | undefined = undefined;
  private from = '';
  private cancel: (() => void) | undefined = undefined;

  constructor(owner: Owner, deps: IdentityDeps) {
    this.owner = owner;
    this.deps = deps;
  }

  /** Where the client's messages come from. */
  setAddress(from: string): void {
    this.from = from;
  }

  /** Where the client is, for people. */
  get address(): string {
    return this.from;
  }

  /** The walls of which it may see who is there: those that its role counts for, or only `wall`. Undefined: none. */
  reach(wall?: string): Reach | undefined {
    if (!this.value || !isAtLeast(this.value.role, actionPermissions.presence.least)) return undefined;
    if (wall === undefined) return this.value.walls;
    return isFor(this.value, wall) ? [wall] : undefined;
  }

  /** The walls that it counts on. */
  get walls(): Identity['walls'] {
    return this.value?.walls ?? [];
  }

  /** Whether it counts on a wall. */
  isFor(wall: string): boolean {
    return this.value !== undefined && isFor(this.value, wall);
  }

  /** The person that the client is; where no roles are enforced the one that it says. */
  person(claimed?: string): string | undefined {
    return personOf(this.value, claimed);
  }

  /** Its name, as it is written in its token. */
  get name(): string | undefined {
    return this.value?.name;
  }

  get isKnown(): boolean {
    return this.value !== undefined;
  }

  /** The client has so long to say who it is. ms */
  wait(time: number = limits.identification): void {
    this.end();
    this.cancel = this.deps.after(time, () => this.owner.refuse(refusalOf('late')));
  }

  /** From now on the client is this one, in place of whoever it was. */
  set(identity: Identity): void {
    this.end();
    this.value = identity;
    this.cancel = this.deps.identities.hold(
      identity,
      (refusal) => this.owner.refuse(refusal),
      () => void this.renew(identity),
    );
  }

  private async renew(identity: Identity): Promise<void> {
    const value = await this.deps.renewToken(identity);
    this.owner.deliver({ kind: 'direct', message: { action: 'token', value } });
  }

  /** Why it may not send this from its wall; undefined: it may. */
  refuseMessage(message: HandledMessage, wall: string): string | undefined {
    const permission = actionPermissions[message.action];
    const reached = reachedWall(message, wall, this.deps.registry);
    return isPermitted(permission, this.value, reached) ? undefined : permissionText(permission, this.value);
  }

  /** Why it may not do this on a wall, in one of the older dialects; undefined: it may. */
  refuse(what: keyof typeof dialectPermissions, wall: string): string | undefined {
    const permission = dialectPermissions[what];
    return isPermitted(permission, this.value, wall) ? undefined : permissionText(permission, this.value);
  }

  /** Records what was said in one of the older dialects. */
  recordSaid(what: string, said: { wall: string; on?: string; refused?: string | undefined }): void {
    this.deps.audit.record({ what, who: this.value, from: this.from, ...said });
  }

  /** Records what others get to see, and whether it was refused. */
  record(
    { action: what, ...message }: HandledMessage,
    { wall, participant }: OpenState,
    refused?: string,
  ): void {
    const { value: who, from } = this;
    const on = 'chartName' in message ? message.chartName : 'id' in message ? message.id : undefined;
    const screen = participant.kind === 'screen' ? participant.id : undefined;
    this.deps.audit.record({ what, who, from, wall: wall.name, screen, on, refused });
  }

  /** Tells the operator that a screen got another id than it asked for. */
  recordConflict(conflict: IdConflict, asked: string | undefined, screen: string, wall: string): void {
    const { value: who, from, deps } = this;
    const refused = conflictWords[conflict];
    deps.audit.record({ what: 'enter', who, from, wall, screen, on: asked, refused });
    deps.log.warn({ asked, screen, wall, from }, refused);
  }

  /**
   * Tells a client that it is not let in, or not any longer, and closes it; it is recorded unless it only waited too long or showed nothing.
   */
  close(peer: SessionPeer, refusal: Refusal, tell: () => void = () => sendNoauth(peer, refusal)): void {
    const { value: who, from } = this;
    const { code, reason: refused } = refusal;
    if (code !== 'missing' && code !== 'late') this.deps.audit.record({ what: 'socket', who, from, refused });
    tell();
    peer.close(closeCodeOf(refusal), refused);
  }

  /** The session is over. */
  end(): void {
    this.cancel?.();
    this.cancel = undefined;
  }
}

/** The wall that a message from this wall is for, or `everyWall`. */
function reachedWall(message: HandledMessage, wall: string, registry: HandlerDeps['registry']): string {
  switch (message.action) {
    case 'message':
      return wallOfStream(streamFor(message.to, wall), registry);
    case 'withdraw':
      return wallOfStream(streamOfMessage(message.id), registry);
    default:
      return wall;
  }
}
