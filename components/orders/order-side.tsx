import { useLocale, useTranslations } from 'next-intl';
import { Facts } from '@/components/ui/facts';
import { Icon } from '@/components/ui/icon';
import { Card } from '@/components/ui/surface';
import type { OrderPage } from '@/lib/account/types';
import { formatBytes, formatDay, formatMoment, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import type { Contact } from '@/lib/support/types';
import { OrderAddresses } from './order-addresses';
import { OrderAmount } from './order-amount';
import { documentPath, type Reader } from './order-paths';
import { OrderRefunds } from './order-refunds';

type OrderSideProps = { order: OrderPage; contact: Contact | null; reader?: Reader };

/** Beside the articles: amount and payment, papers, addresses, who ordered, whom to ask. */
export function OrderSide({ order, contact, reader }: OrderSideProps) {
  return (
    <Card as="aside" className="order-side">
      <OrderAmount order={order} />
      <OrderRefunds refunds={order.refunds} currency={order.currency} />
      <Documents order={order} reader={reader} />
      <OrderAddresses addresses={order.addresses} />
      <About order={order} />
      {contact && <Ask number={order.number} contact={contact} />}
    </Card>
  );
}

type DocumentsProps = { order: OrderPage; reader: Reader | undefined };

function Documents({ order, reader }: DocumentsProps) {
  const t = useTranslations('orders');
  const locale = useLocale() as Locale;
  const { documents, credits } = order;
  // A credit note whose paper is in the list above needs no second line.
  const papers = new Set(documents.map(({ id }) => id));
  const others = credits.filter(({ documentId }) => documentId === null || !papers.has(documentId));
  if (documents.length + others.length === 0) return null;
  return (
    <section aria-labelledby="dokumente">
      <h2 id="dokumente">{t('documents')}</h2>
      <ul className="order-papers">
        {documents.map(({ id, kind, number, title, bytes }) => (
          <li key={id}>
            <a href={documentPath(id, reader)} download>
              <Icon name="document" />
              {[t(`document.${kind}`), title ?? number].filter(Boolean).join(' ')}
            </a>
            <span className="text-sm text-ink-3">{t('document.size', { size: formatBytes(locale, bytes) })}</span>
          </li>
        ))}
        {others.map(({ number, issuedOn, total, documentId }) => (
          <li key={number}>
            <CreditName href={documentId && documentPath(documentId, reader)}>
              {t('credit', { number, date: formatDay(locale, issuedOn, 'full') })}
            </CreditName>
            <span className="text-sm text-ink-3">{formatMoney(locale, total, order.currency)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CreditName({ href, children }: { href: string | null; children: string }) {
  if (!href) return <span>{children}</span>;
  return (
    <a href={href} download>
      <Icon name="document" />
      {children}
    </a>
  );
}

function About({ order }: { order: OrderPage }) {
  const t = useTranslations('orders.facts');
  const locale = useLocale() as Locale;
  const { confirmedAt, buyerName, reference } = order;
  const facts = [
    ...(confirmedAt ? [{ term: t('confirmed'), value: formatMoment(locale, confirmedAt) }] : []),
    ...(buyerName ? [{ term: t('buyer'), value: buyerName }] : []),
    ...(reference ? [{ term: t('reference'), value: reference }] : []),
  ];
  if (facts.length === 0) return null;
  return (
    <section aria-labelledby="angaben">
      <h2 id="angaben">{t('title')}</h2>
      <Facts items={facts} />
    </section>
  );
}

/** A human, with the number ready in the subject. */
function Ask({ number, contact }: { number: string; contact: Contact }) {
  const t = useTranslations('orders.ask');
  const subject = encodeURIComponent(t('mailSubject', { number }));
  return (
    <section aria-labelledby="frage" className="no-print">
      <h2 id="frage">{t('title')}</h2>
      <p className="text-sm text-ink-2">{t('text', { number })}</p>
      <p>
        <a href={`mailto:${contact.mail}?subject=${subject}`}>{contact.mail}</a>
      </p>
      <p>
        <a href={contact.phoneHref}>{contact.phone}</a>
        <span className="text-sm text-ink-3">, {contact.hours}</span>
      </p>
      {contact.social && (
        <p>
          <a href={contact.social.href} rel="noopener noreferrer">
            {contact.social.label}
          </a>
        </p>
      )}
    </section>
  );
}
