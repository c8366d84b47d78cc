import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { OrderBody } from '@/components/orders/order-body';
import { CancelButton } from '@/components/orders/order-cancellations';
import { OrderHead } from '@/components/orders/order-head';
import { ReturnButton } from '@/components/orders/return-button';
import { ButtonLink } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { PostForm } from '@/components/ui/post-form';
import { Panel } from '@/components/ui/surface';
import type { OrderPage } from '@/lib/account/types';
import { formatMoment } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { endGuestAction } from '@/lib/guest/actions';
import type { Contact } from '@/lib/support/types';

type GuestOrderProps = {
  order: OrderPage;
  contact: Contact | null;
  endsAt: Date;
  signedIn: boolean;
  children?: ReactNode;
};

/**
 * The one order of a guest, as its customer sees it; how long the look lasts, and how it becomes a lasting one.
 * @param children between head and body: what was given back of it
 */
export function GuestOrder({ order, contact, endsAt, signedIn, children }: GuestOrderProps) {
  const t = useTranslations('guest.view');
  const locale = useLocale() as Locale;
  return (
    <>
      <OrderHead order={order}>
        <CancelButton order={order} reader="gast" />
        <ReturnButton order={order} reader="gast" />
        <PostForm action={endGuestAction}>
          <button type="submit" className={buttonClass({})}>
            {t('end')}
          </button>
        </PostForm>
        <p className="text-sm text-ink-2">{t('until', { time: formatMoment(locale, endsAt) })}</p>
      </OrderHead>
      {children}
      <OrderBody order={order} contact={contact} reader="gast" />
      {!signedIn && <AccountHint />}
    </>
  );
}

/** Opening an account under the order's address claims the order once the address is proven. */
function AccountHint() {
  const t = useTranslations('guest.view');
  return (
    <Panel as="section" aria-labelledby="konto" className="section no-print">
      <h2 id="konto">{t('accountTitle')}</h2>
      <p className="mt-2 max-w-measure text-ink-2">{t('accountText')}</p>
      <div className="actions mt-5">
        <ButtonLink href="/registrieren">{t('account')}</ButtonLink>
      </div>
    </Panel>
  );
}
