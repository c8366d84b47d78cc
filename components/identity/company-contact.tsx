import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import { Picture } from '@/components/ui/picture';
import { Card } from '@/components/ui/surface';
import type { CompanyContact as Contact } from '@/lib/identity/types/members';

/** The shop's person for this company; until one is named, the way to everybody's help. */
export function CompanyContact({ contact }: { contact: Contact | null }) {
  const t = useTranslations('company');
  return (
    <Card as="aside" aria-labelledby="company-contact">
      <h2 id="company-contact" className="mb-4">
        {t('contact')}
      </h2>
      {contact ? (
        <Person contact={contact} />
      ) : (
        <>
          <p className="mb-4 text-ink-2">{t('noContact')}</p>
          <ButtonLink href="/hilfe">{t('help')}</ButtonLink>
        </>
      )}
    </Card>
  );
}

function Person({ contact: { name, picture, mail, phone } }: { contact: Contact }) {
  const t = useTranslations('company');
  return (
    <>
      <div className="mb-4 flex items-center gap-4">
        {picture ? <Picture src={picture} size={56} className="picture-person" /> : <Initials name={name} />}
        <div>
          <p className="font-strong">{name}</p>
          <p className="text-sm text-ink-2">{t('contactText')}</p>
        </div>
      </div>
      <Facts
        className="text-sm"
        items={[
          ...(mail ? [{ term: t('mail'), value: <a href={`mailto:${mail}`}>{mail}</a> }] : []),
          ...(phone ? [{ term: t('phone'), value: <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> }] : []),
        ]}
      />
    </>
  );
}

/** Stands where no picture is; the name beside it says the same. */
function Initials({ name }: { name: string }) {
  const words = name.split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('');
  return (
    <span
      className="grid size-14 flex-none place-items-center rounded-2 bg-sunken font-strong text-ink-2"
      aria-hidden="true"
    >
      {letters}
    </span>
  );
}
