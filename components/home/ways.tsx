import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Link } from '@/components/ui/link';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { findOrderAction } from '@/lib/account/actions';
import { GUEST_START } from '@/lib/identity/constants';
import type { Contact } from '@/lib/support/types';

/** Three ways on: find one order, see all, reach a human. */
export function Ways({ contact, signedIn }: { contact: Contact | null; signedIn: boolean }) {
  const t = useTranslations('home');
  return (
    <div className="ways">
      <section aria-labelledby="way-find">
        <h2 id="way-find">{t('findTitle')}</h2>
        <p>{t('findText')}</p>
        <Form id="find" action={findOrderAction} className="mt-4">
          <TextField name="number" label={t('number')} hint={t('numberHint')} autoComplete="off" />
          <SubmitButton variant="secondary">{t('find')}</SubmitButton>
        </Form>
        {!signedIn && (
          <p className="text-sm">
            {t.rich('findGuest', { guest: (chunks) => <Link href={GUEST_START}>{chunks}</Link> })}
          </p>
        )}
      </section>
      <section aria-labelledby="way-orders">
        <h2 id="way-orders">{signedIn ? t('ordersTitle') : t('signInTitle')}</h2>
        <p>{t('signInText')}</p>
        {signedIn ? (
          <ButtonLink href="/konto/bestellungen">{t('back')}</ButtonLink>
        ) : (
          <ButtonLink href="/anmelden">{t('signIn')}</ButtonLink>
        )}
      </section>
      <section aria-labelledby="way-help">
        <h2 id="way-help">{t('helpTitle')}</h2>
        <p>{t('helpText')}</p>
        {contact && (
          <p>
            <a href={contact.phoneHref}>{contact.phone}</a>
            <br />
            {contact.hours}
          </p>
        )}
        <ButtonLink href="/hilfe">{t('help')}</ButtonLink>
      </section>
    </div>
  );
}
