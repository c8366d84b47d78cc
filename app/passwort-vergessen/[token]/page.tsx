import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { DeadLink } from '@/components/identity/dead-link';
import { SetPasswordForm } from '@/components/identity/set-password-form';
import type { PageProps } from '@/lib/core/page';
import { loadOpenLink } from '@/lib/identity/loaders/viewer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('setPasswordTitle') };
}

export default async function SetPasswordPage({ params }: PageProps<{ token: string }>) {
  const { token } = await params;
  const open = await loadOpenLink(token, 'set-password');
  const t = await getTranslations('auth');
  return (
    <PortalFrame current="sign-in" path="/anmelden">
      {open ? (
        <div className="max-w-[25rem]">
          <h1>{t('setPasswordTitle')}</h1>
          <p className="mt-2.5 mb-7 text-ink-2">{t('setPasswordLead')}</p>
          <SetPasswordForm token={token} />
        </div>
      ) : (
        <DeadLink />
      )}
    </PortalFrame>
  );
}
