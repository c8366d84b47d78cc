import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { ConfirmSignIn } from '@/components/identity/confirm-sign-in';
import { SECOND_STEP } from '@/lib/identity/constants';
import { loadPendingSignIn } from '@/lib/identity/loaders/security';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('confirmTitle') };
}

/** The second factor, for who has proven the first in this browser. */
export default async function ConfirmSignInPage() {
  const { authenticator, passkeys, next } = await loadPendingSignIn();
  const t = await getTranslations('auth');
  return (
    <PortalFrame current="sign-in" path={SECOND_STEP}>
      <h1>{t('confirmTitle')}</h1>
      <p className="mt-2.5 mb-7 max-w-measure text-ink-2">{t(authenticator ? 'confirmLead' : 'confirmLeadPasskey')}</p>
      <ConfirmSignIn authenticator={authenticator} passkeys={passkeys} next={next} />
    </PortalFrame>
  );
}
