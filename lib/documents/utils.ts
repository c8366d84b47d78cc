import { computedToken } from '@/lib/core/computed-token';
import { environment } from '@/lib/core/env';
import { MANUAL_VERSION } from './constants';

/** The address of a manual or care sheet as mails carry it: it opens without sign-in, and nobody can guess another one. */
export const manualUrl = (mediaId: string): string =>
  new URL(`/anleitungen/${computedToken('manual', mediaId, MANUAL_VERSION)}`, environment().NEXTAUTH_URL).toString();
