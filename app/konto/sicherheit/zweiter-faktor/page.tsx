import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { SecondFactor } from '@/components/identity/second-factor';
import { loadSecondFactorPage } from '@/lib/identity/loaders/security';
import { loadShop } from '@/lib/support/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('security'))('factorTitle') };
}

export default async function SecondFactorPage() {
  const { shop } = await loadShop();
  const page = await loadSecondFactorPage(shop.name);
  const t = await getTranslations('security');
  return (
    <PortalFrame current="security" path="/konto/sicherheit/zweiter-faktor">
      <h1>{t('factorTitle')}</h1>
      <p className="mt-2.5 mb-8 max-w-measure text-ink-2">{t('factorLead')}</p>
      <SecondFactor {...page} />
    </PortalFrame>
  );
}
