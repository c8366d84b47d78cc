import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { SetPasswordForm } from '@/components/identity/set-password-form';
import { Note } from '@/components/ui/note';
import type { PageProps } from '@/lib/core/page';
import { loadPasswordLink } from '@/lib/identity/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('setPasswordTitle') };
}

export default async function SetPasswordPage({ params }: PageProps<{ token: string }>) {
  const { token } = await params;
  const open = await loadPasswordLink(token);
  const t = await getTranslations('auth');
  return (
    <PortalFrame current="sign-in" path="/anmelden">
      <div className="max-w-[25rem]">
        <h1>{open ? t('setPasswordTitle') : t('linkDeadTitle')}</h1>
        <p className="mt-2.5 mb-7 text-ink-2">{open ? t('setPasswordLead') : t('linkDeadText')}</p>
        {open ? <SetPasswordForm token={token} /> : <Note tone="wait" title={t('linkDeadNext')} />}
      </div>
    </PortalFrame>
  );
}
