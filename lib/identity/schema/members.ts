import { z } from 'zod';
import { companyRoles } from '../policy/rights';
import { email, newPassword, registerSchema, requiredText } from './sign-in';

const role = z.enum(companyRoles, { error: 'roleRequired' });
const token = requiredText(100, 'invitationDead');

export const switchAccountSchema = z.strictObject({ account: z.uuid() });

export const inviteMemberSchema = z.strictObject({ email: requiredText(254, 'inviteEmailRequired').pipe(email), role });
export const withdrawInvitationSchema = z.strictObject({ invitation: z.uuid() });
export const changeRoleSchema = z.strictObject({ member: z.uuid(), role });
export const removeMemberSchema = z.strictObject({ member: z.uuid() });

export const acceptInvitationSchema = z.strictObject({ token });
export const joinByInvitationSchema = z.strictObject({
  token,
  name: registerSchema.shape.name,
  password: newPassword('passwordRequired'),
});
