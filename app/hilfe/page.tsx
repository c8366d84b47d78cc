import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ContactCard } from '@/components/support/contact-card';
import { Questions } from '@/components/support/questions';
import { loadShop } from '@/lib/support/loaders';
import { PortalFrame } from '../portal-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('help'))('title') };
}

export default async function HelpPage() {
  const { contact, shop } = await loadShop();
  const t = await getTranslations('help');
  return (
    <PortalFrame current="help" path="/hilfe">
      <h1 className="statement max-w-[20ch]">{t('title')}</h1>
      <p className="mt-4 max-w-measure text-md text-ink-2">{t('lead', { shop: shop.name })}</p>
      <div className="split mt-10">
        <Questions />
        {contact && <ContactCard contact={contact} />}
      </div>
    </PortalFrame>
  );
}
