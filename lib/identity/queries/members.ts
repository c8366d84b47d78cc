import { db } from '@/lib/core/db';
import { localDay } from '@/lib/core/format';
import { MEMBERS_MAX } from '../constants';
import { mayDo, refuseLosingAdmin } from '../policy/rights';
import type { CompanyContact, CompanyPage, InvitationPage, Member, OpenInvitation } from '../types/members';
import type { CompanyRole, CustomerScope, StaffRole, Viewer } from '../types/viewer';
import { tokenHash } from '../utils';

const isCompanyRole = (row: { role: string }): row is { role: CompanyRole } => row.role !== 'owner';

/**
 * The active company with its members (at most MEMBERS_MAX, the longest first), one statement. Addresses of other people
 * and open invitations are there only for who manages members (T06).
 * @returns null for a private account
 */
export async function getCompanyPage(scope: CustomerScope): Promise<CompanyPage | null> {
  const manages = mayDo(scope, 'members.manage');
  const account = await db.account.findUnique({
    relationLoadStrategy: 'join',
    where: { id: scope.accountId, kind: 'company' },
    select: {
      name: true,
      company: {
        select: { contactName: true, contactPicture: true, contactMail: true, contactPhone: true, ...ruleSelect },
      },
      memberships: {
        select: {
          role: true,
          createdAt: true,
          customer: { select: { id: true, name: true, email: manages, disabledAt: true } },
        },
        orderBy: [{ createdAt: 'asc' }, { customerId: 'asc' }],
        take: MEMBERS_MAX,
      },
      invitations: {
        where: { acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
        select: { id: true, email: true, role: true, expiresAt: true },
        orderBy: { createdAt: 'asc' },
        take: manages ? MEMBERS_MAX : 0,
      },
    },
  });
  if (!account) return null;
  const members = account.memberships.filter(({ role }) => role !== 'owner');
  const admins = members.filter(({ role, customer }) => role === 'admin' && !customer.disabledAt).length;
  return {
    name: account.name,
    contact: contactOf(account.company),
    manages,
    secondFactor: mayDo(scope, 'company.manage') ? ruleOf(account.company) : null,
    members: members.flatMap((row): Member[] => {
      if (!isCompanyRole(row)) return [];
      const { id, name, email } = row.customer;
      const member = { id, name, role: row.role, since: localDay(row.createdAt), email: email ?? null };
      return [{ ...member, self: id === scope.customerId, locked: refuseLosingAdmin(row, admins) }];
    }),
    invitations: account.invitations.flatMap((row): OpenInvitation[] =>
      isCompanyRole(row) ? [{ id: row.id, email: row.email, role: row.role, expiresOn: localDay(row.expiresAt) }] : [],
    ),
  };
}

export const loginSelect = {
  emailConfirmedAt: true,
  disabledAt: true,
  staffRole: true,
  secret: { select: { customerId: true } },
} as const;

/**
 * Whether an invitation finds a login that it must not take over. A registration that was never confirmed is none yet: the
 * invitation completes it. Staff are one from the start: their first password comes from the operator.
 * @param person as `loginSelect` reads them
 */
export const hasLogin = (person: {
  emailConfirmedAt: Date | null;
  disabledAt: Date | null;
  staffRole: StaffRole | null;
  secret: unknown;
}): boolean =>
  [person.emailConfirmedAt, person.disabledAt, person.staffRole, person.secret].some((fact) => fact !== null);

const ruleSelect = { requireSecondFactor: true, version: true } as const;

/** A company that only a source has told of has no row of its own yet; the rule is off, as in a new row. */
const ruleOf = (row: { requireSecondFactor: boolean; version: number } | null): CompanyPage['secondFactor'] => ({
  required: row?.requireSecondFactor ?? false,
  version: row?.version ?? 1,
});

type ContactRow = {
  contactName: string | null;
  contactPicture: string | null;
  contactMail: string | null;
  contactPhone: string | null;
};

function contactOf(row: ContactRow | null): CompanyContact | null {
  if (!row?.contactName) return null;
  return { name: row.contactName, picture: row.contactPicture, mail: row.contactMail, phone: row.contactPhone };
}

/**
 * What the page of an invitation's link says; reading it uses nothing up (T35).
 * @param viewer who is signed in, null for nobody
 * @returns null if the invitation is unknown, accepted, withdrawn or expired
 */
export async function getInvitationPage(token: string, viewer: Viewer | null): Promise<InvitationPage | null> {
  const invitation = await db.invitation.findUnique({
    relationLoadStrategy: 'join',
    where: { hash: tokenHash(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { emailKey: true, account: { select: { name: true } }, inviter: { select: { name: true } } },
  });
  if (!invitation) return null;
  const { emailKey, account, inviter } = invitation;
  const known = await db.customer.findUnique({
    relationLoadStrategy: 'join',
    where: { emailKey },
    select: { id: true, ...loginSelect },
  });
  const outside = known && hasLogin(known) ? 'sign-in' : 'join';
  // Staff have no account and take no seat.
  const inside = viewer?.account && known?.id === viewer.subject.id ? 'accept' : 'other-person';
  return { company: account.name, inviter: inviter.name, next: viewer ? inside : outside };
}
