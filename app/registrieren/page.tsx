import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RegisterForm } from '@/components/identity/mailed-forms';
import { Link } from '@/components/ui/link';
import { PortalFrame } from '../portal-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('registerTitle') };
}

export default async function RegisterPage() {
  const t = await getTranslations('auth');
  return (
    <PortalFrame current="sign-in" path="/registrieren">
      <div className="max-w-[27rem]">
        <h1>{t('registerTitle')}</h1>
        <p className="mt-2.5 mb-7 text-ink-2">{t('registerLead')}</p>
        <RegisterForm />
        <p className="mt-6 border-t border-line pt-5 text-ink-2">
          {t.rich('haveAccount', { signIn: (chunks) => <Link href="/anmelden">{chunks}</Link> })}
        </p>
      </div>
    </PortalFrame>
  );
}
