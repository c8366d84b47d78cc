/**
 * Who did something: a person in the shop's customer role, a member of staff, somebody known only by a mailbox (`guest`),
 * a shop's system by its key (`source`), or nobody (import, worker, command).
 */
export type ActorKind = 'customer' | 'staff' | 'guest' | 'source' | 'system';

/** One change as it is recorded. No names, addresses or secrets in `details`: ids and figures only. */
export type AuditInput = {
  /** verb in the past with its noun, e.g. 'session.started' */
  action: string;
  entity: string;
  entityId?: string;
  accountId?: string;
  /** in whose name; equal to the actor unless staff acts for a customer */
  subjectId?: string;
  actorKind?: ActorKind;
  actorId?: string;
  details?: Record<string, string | number | boolean | null>;
};
