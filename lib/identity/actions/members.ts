'use server';

import { log } from '@/lib/core/log';
import { missing } from '@/lib/core/missing';
import { customerAction, done, publicAction, refuse } from '@/lib/identity/action';
import { writeSessionCookie } from '../auth';
import { HOME, SIGN_IN_LIMITS } from '../constants';
import { loadViewer } from '../loaders/viewer';
import { acceptInvitation, joinByInvitation } from '../mutations/acceptance';
import { switchAccount } from '../mutations/accounts';
import { changeRole, inviteMember, removeMember, withdrawInvitation } from '../mutations/members';
import { setSecondFactorRule } from '../mutations/settings';
import { passwordField } from '../policy/passwords';
import {
  acceptInvitationSchema,
  changeRoleSchema,
  inviteMemberSchema,
  joinByInvitationSchema,
  removeMemberSchema,
  switchAccountSchema,
  withdrawInvitationSchema,
} from '../schema/members';
import { secondFactorRuleSchema } from '../schema/security';

const PAGE = '/konto/firma';

/** The switcher in the header: on to the other account's orders, under a new session. */
export const switchAccountAction = customerAction(
  { name: 'switchAccount', schema: switchAccountSchema, whileEnrolling: true },
  async ({ input, viewer }) => {
    const sessionId = await switchAccount(viewer, input.account);
    if (!sessionId) missing('account');
    await writeSessionCookie(sessionId);
    return done(HOME);
  },
);

/** Offers a seat by mail. */
export const inviteMemberAction = customerAction(
  { name: 'inviteMember', schema: inviteMemberSchema, right: 'members.manage' },
  async ({ input, scope, locale, idempotencyKey }) => {
    if (!idempotencyKey) return refuse('invalid');
    const result = await inviteMember(scope, { ...input, locale }, idempotencyKey);
    if (result.ok) return done(PAGE, 'memberInvited');
    return refuse(result.reason, result.reason === 'alreadyMember' ? { email: result.reason } : undefined);
  },
);

export const withdrawInvitationAction = customerAction(
  { name: 'withdrawInvitation', schema: withdrawInvitationSchema, right: 'members.manage' },
  async ({ input, scope }) => {
    const result = await withdrawInvitation(scope, input.invitation);
    if (result.ok) return done(PAGE, 'invitationWithdrawn');
    return result.reason === 'unknown' ? missing('invitation') : refuse(result.reason);
  },
);

export const changeRoleAction = customerAction(
  { name: 'changeRole', schema: changeRoleSchema, right: 'members.manage' },
  async ({ input, scope }) => {
    const result = await changeRole(scope, { customerId: input.member, role: input.role });
    if (result.ok) {
      log().info({ event: 'role-changed', memberId: input.member, role: input.role });
      return done(PAGE, 'roleChanged');
    }
    return result.reason === 'unknown' ? missing('member') : refuse(result.reason, { role: result.reason });
  },
);

/** Who takes themselves out has no session in the company any more, and goes on at sign-in. */
export const removeMemberAction = customerAction(
  { name: 'removeMember', schema: removeMemberSchema, right: 'members.manage' },
  async ({ input, scope, idempotencyKey }) => {
    if (!idempotencyKey) return refuse('invalid');
    const result = await removeMember(scope, input.member, idempotencyKey);
    if (result.ok) return done(input.member === scope.customerId ? '/anmelden' : PAGE, 'memberRemoved');
    return result.reason === 'unknown' ? missing('member') : refuse(result.reason);
  },
);

/** Whether every member needs a second factor. */
export const secondFactorRuleAction = customerAction(
  { name: 'secondFactorRule', schema: secondFactorRuleSchema, right: 'company.manage' },
  async ({ input, scope }) => {
    const change = { required: input.required === 'yes', version: input.version };
    return (await setSecondFactorRule(scope, change)) ? done(PAGE, 'settingSaved') : refuse('changedMeanwhile');
  },
);

/** The one button behind an invitation's link; opening the link alone does nothing (T35). */
export const acceptInvitationAction = customerAction(
  { name: 'acceptInvitation', schema: acceptInvitationSchema, limit: SIGN_IN_LIMITS.address, countFailures: true },
  async ({ input, viewer }) => {
    const result = await acceptInvitation(viewer, input.token);
    if (!result.ok) return refuse(result.reason);
    await writeSessionCookie(result.value);
    return done(HOME, 'invitationAccepted');
  },
);

/** Accepts an invitation as somebody without a login, who gets one by it. */
export const joinByInvitationAction = publicAction(
  {
    name: 'joinByInvitation',
    schema: joinByInvitationSchema,
    limit: SIGN_IN_LIMITS.address,
    countFailures: true,
    secret: ['password'],
  },
  async ({ input, locale, userAgent }) => {
    const from = { userAgent, replaces: (await loadViewer())?.sessionId };
    const result = await joinByInvitation({ ...input, locale }, from);
    if (!result.ok) return refuse(result.reason, passwordField(result.reason));
    await writeSessionCookie(result.value);
    log().info({ event: 'signed-in', way: 'invitation' });
    return done(HOME, 'invitationAccepted');
  },
);
