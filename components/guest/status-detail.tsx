import { useTranslations } from 'next-intl';
import { OrderHead } from '@/components/orders/order-head';
import { OrderHistory } from '@/components/orders/order-history';
import { ContactCard } from '@/components/support/contact-card';
import { Questions } from '@/components/support/questions';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/surface';
import type { OrderStatus } from '@/lib/guest/types';
import type { Contact } from '@/lib/support/types';
import { OrderWay } from './order-way';
import { StatusArticles } from './status-articles';
import { StatusParcels } from './status-parcels';

type StatusDetailProps = { status: OrderStatus; contact: Contact | null; start: string };

/**
 * The state of an order for whoever has its link: answer, way, parcels, articles, history, help. Nobody's name, no
 * address, no price.
 * @param start where the whole order is asked for
 */
export function StatusDetail({ status, contact, start }: StatusDetailProps) {
  const history = status.history.map((event) => ({ ...event, detail: null }));
  return (
    <>
      <OrderHead order={{ number: status.number, placedOn: status.placedOn, summary: status.summary }} />
      <OrderWay steps={status.steps} />
      <StatusParcels parcels={status.parcels} />
      <div className="split section">
        <div>
          <StatusArticles status={status} />
          <OrderHistory history={history} parcels={status.parcels.length} />
        </div>
        <WholeOrder start={start} giveBack={status.summary.phase === 'arrived'} />
      </div>
      <div className="split section">
        <Questions />
        {contact && <ContactCard contact={contact} />}
      </div>
    </>
  );
}

/** What this page keeps back, and how its customer gets to it. */
export function WholeOrder({ start, giveBack = false }: { start: string; giveBack?: boolean }) {
  const t = useTranslations('guest.status');
  return (
    <Panel as="aside" aria-labelledby="ganz" className="p-6">
      <h2 id="ganz" className="text-base">
        {t('fullTitle')}
      </h2>
      <p className="mt-2 mb-4 text-sm text-ink-2">{t('fullText')}</p>
      <ButtonLink href={start} wide>
        {t('full')}
      </ButtonLink>
      {giveBack && (
        <ButtonLink href={start} wide className="mt-2">
          {t('giveBack')}
        </ButtonLink>
      )}
    </Panel>
  );
}
