import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { ChangePasswordForm } from '@/components/identity/change-password-form';
import { DeviceList } from '@/components/identity/device-list';
import { loadDevices } from '@/lib/identity/loaders/viewer';

const PATH = '/konto/sicherheit';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('security'))('title') };
}

export default async function SecurityPage() {
  const devices = await loadDevices(PATH);
  const t = await getTranslations('security');
  return (
    <PortalFrame current="security" path={PATH}>
      <h1>{t('title')}</h1>
      <p className="mt-2.5 mb-8 text-ink-2">{t('lead')}</p>
      <ChangePasswordForm />
      <DeviceList devices={devices} />
    </PortalFrame>
  );
}
