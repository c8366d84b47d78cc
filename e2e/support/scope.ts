import { v7 as uuid } from 'uuid';
import { customerScopeOf } from '@/lib/identity/policy/scopes';
import type { CustomerScope, MemberRole } from '@/lib/identity/types/viewer';

/**
 * The scope of somebody in an account, without a session behind it: for queries, which ask for nothing else.
 * @param role unset = owner of a private account, viewer in a company
 */
export function scopeIn(account: { id: string; kind: 'private' | 'company' }, role?: MemberRole): CustomerScope {
  const person = { id: uuid(), name: 'Mara' };
  return customerScopeOf({
    sessionId: uuid(),
    actor: person,
    subject: { ...person, locale: null },
    account: { ...account, name: '', role: role ?? (account.kind === 'private' ? 'owner' : 'viewer') },
    otherAccounts: [],
    staffRole: null,
  });
}
