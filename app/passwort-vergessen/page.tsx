import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ForgotPasswordForm } from '@/components/identity/mailed-forms';
import { PortalFrame } from '../portal-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('forgotTitle') };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations('auth');
  return (
    <PortalFrame current="sign-in" path="/passwort-vergessen">
      <div className="max-w-[27rem]">
        <h1>{t('forgotTitle')}</h1>
        <p className="mt-2.5 mb-7 text-ink-2">{t('forgotLead')}</p>
        <ForgotPasswordForm />
      </div>
    </PortalFrame>
  );
}
