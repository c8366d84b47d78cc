import { getTranslations } from 'next-intl/server';
import { Hero } from '@/components/home/hero';
import { Ways } from '@/components/home/ways';
import { ORDERS } from '@/components/orders/order-paths';
import { STAFF_HOME } from '@/lib/identity/constants';
import { loadViewer } from '@/lib/identity/loaders/viewer';
import { loadShop } from '@/lib/support/loaders';
import { PortalFrame } from './portal-frame';

export default async function HomePage() {
  const [{ shop, contact }, viewer, t] = await Promise.all([loadShop(), loadViewer(), getTranslations('home')]);
  return (
    <PortalFrame path="/">
      <Hero
        title={viewer ? t('backTitle', { name: viewer.subject.name }) : t('title')}
        lead={t('lead', { shop: shop.name })}
        action={
          viewer
            ? { href: viewer.account ? ORDERS : STAFF_HOME, label: t('back') }
            : { href: '/anmelden', label: t('signIn') }
        }
      />
      <Ways contact={contact} signedIn={viewer !== null} />
    </PortalFrame>
  );
}
