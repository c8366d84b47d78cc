import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { MailLinkForm } from '@/components/identity/mailed-forms';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('mailLinkTitle') };
}

export default async function MailLinkPage() {
  const t = await getTranslations('auth');
  return (
    <PortalFrame current="sign-in" path="/anmelden/ohne-passwort">
      <div className="max-w-[27rem]">
        <h1>{t('mailLinkTitle')}</h1>
        <p className="mt-2.5 mb-7 text-ink-2">{t('mailLinkLead')}</p>
        <MailLinkForm />
      </div>
    </PortalFrame>
  );
}
