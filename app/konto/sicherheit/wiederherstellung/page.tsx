import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { NewRecoveryCodes } from '@/components/identity/new-recovery-codes';
import { NEW_CODES } from '@/lib/identity/constants';
import { loadNewRecoveryCodes } from '@/lib/identity/loaders/security';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('security'))('codesTitle') };
}

export default async function NewRecoveryCodesPage() {
  const codes = await loadNewRecoveryCodes(NEW_CODES);
  const t = await getTranslations('security');
  return (
    <PortalFrame current="security" path={NEW_CODES}>
      <h1>{t('shownTitle')}</h1>
      <p className="mt-2.5 mb-7 max-w-measure text-ink-2">{t('shownText')}</p>
      <NewRecoveryCodes codes={codes} />
    </PortalFrame>
  );
}
