'use server';

import { customerAction, done, refuse } from '@/lib/identity/action';
import { clearSessionCookie, writeSessionCookie } from '../auth';
import { changePassword, endSessions } from '../mutations/security';
import { passwordField } from '../policy/passwords';
import { changePasswordSchema, endSessionsSchema } from '../schema/sign-in';

const PAGE = '/konto/sicherheit';

/** A new password takes the current one (T16); this browser goes on under a new session, others end if chosen. */
export const changePasswordAction = customerAction(
  { name: 'changePassword', schema: changePasswordSchema, secret: ['current', 'password'] },
  async ({ input, viewer, locale, userAgent }) => {
    const change = { current: input.current, password: input.password, endOthers: input.endOthers === 'yes' };
    const result = await changePassword(viewer, change, { locale, userAgent });
    if (!result.ok) {
      const { reason } = result;
      return refuse(reason, reason === 'currentPassword' ? { current: reason } : passwordField(reason));
    }
    await writeSessionCookie(result.sessionId);
    return done(PAGE, 'passwordChanged');
  },
);

/** Ends one session, all others, or all of them with this one. */
export const endSessionsAction = customerAction(
  { name: 'endSessions', schema: endSessionsSchema },
  async ({ input, viewer }) => {
    await endSessions(viewer, input.which);
    if (input.which !== 'all' && input.which !== viewer.sessionId) return done(PAGE, 'sessionsEnded');
    await clearSessionCookie();
    return done('/anmelden', 'signedOut');
  },
);
