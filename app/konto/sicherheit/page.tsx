import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { ChangePasswordForm } from '@/components/identity/change-password-form';
import { DeviceList } from '@/components/identity/device-list';
import { FactorSummary } from '@/components/identity/factor-summary';
import { NoPassword } from '@/components/identity/no-password';
import { SupportAccess } from '@/components/identity/support-access';
import { loadSecurityPage } from '@/lib/identity/loaders/security';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('security'))('title') };
}

export default async function SecurityPage() {
  const { password, secondFactor, devices, support } = await loadSecurityPage();
  const t = await getTranslations('security');
  return (
    <PortalFrame current="security" path="/konto/sicherheit">
      <h1>{t('title')}</h1>
      <p className="mt-2.5 mb-8 text-ink-2">{t('lead')}</p>
      {password ? <ChangePasswordForm /> : <NoPassword />}
      <FactorSummary factor={secondFactor} />
      <DeviceList devices={devices} />
      {support && <SupportAccess support={support} />}
    </PortalFrame>
  );
}
