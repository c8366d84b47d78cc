import { useTranslations } from 'next-intl';
import { Facts } from '@/components/ui/facts';
import { Card } from '@/components/ui/surface';
import type { Contact } from '@/lib/support/types';

/** How to reach a human: mail, telephone with hours, social link, address. */
export function ContactCard({ contact }: { contact: Contact }) {
  const t = useTranslations('help');
  const { mail, phone, phoneHref, hours, address, social } = contact;
  return (
    <Card as="aside" aria-labelledby="contact">
      <h2 id="contact" className="mb-4">
        {t('contact')}
      </h2>
      <Facts
        items={[
          { term: t('mail'), value: <a href={`mailto:${mail}`}>{mail}</a> },
          { term: t('phone'), value: <a href={phoneHref}>{phone}</a> },
          { term: t('hours'), value: hours },
          ...(social
            ? [
                {
                  term: t('message'),
                  value: (
                    <a href={social.href} rel="noopener noreferrer">
                      {social.label}
                    </a>
                  ),
                },
              ]
            : []),
          { term: t('address'), value: address },
        ]}
      />
    </Card>
  );
}
