import { useLocale, useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Form } from '@/components/ui/form';
import { Link } from '@/components/ui/link';
import { Picture } from '@/components/ui/picture';
import { SubmitButton } from '@/components/ui/submit-button';
import { articleName } from '@/lib/catalog/utils';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { startGuestReturnAction, startReturnAction } from '@/lib/returns/actions/returns';
import type { Candidate, ChoiceOrder, Draft } from '@/lib/returns/types';
import { choicePath, type Reader } from '@/lib/returns/utils/paths';
import { ChoiceError, OnePiece, Pieces } from './line-fields';
import { useRefusal } from './refusal';
import { useUntil } from './until';

type ChooseItemsProps = {
  reader: Reader;
  orders: ChoiceOrder[];
  /** number of the order that somebody comes from: it stands first */
  named: string | null;
  /** position after which its lines begin */
  after: number;
  draft: Draft | null;
};

/** Step 1: what comes back, and how many. What cannot stays in sight with its reason. */
export function ChooseItems({ reader, orders, named, after, draft }: ChooseItemsProps) {
  const t = useTranslations('returns.choose');
  const chosen = new Map(draft?.lines.map(({ facts, quantity }) => [facts.orderItemId, quantity]));
  // Fields of several pieces keep their place: quantities are told apart by it.
  const places = new Map(
    orders
      .flatMap(({ lines }) => lines)
      .filter(({ open, quantity }) => open && quantity > 1)
      .map(({ line }, place) => [line, place]),
  );
  if (orders.every(({ lines }) => lines.length === 0)) {
    return <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>;
  }
  return (
    <Form id="auswahl" action={reader === 'konto' ? startReturnAction : startGuestReturnAction}>
      {draft && <input type="hidden" name="draft" value={draft.number} />}
      <ChoiceError name="one" />
      <ChoiceError name="quantity" />
      {orders.map((order) => (
        <OrderLines
          key={order.number}
          order={order}
          chosen={chosen}
          places={places}
          paging={order.number === (named ?? '') ? { reader, after } : null}
        />
      ))}
      <div className="return-go">
        <SubmitButton>{t('next')}</SubmitButton>
      </div>
    </Form>
  );
}

type OrderLinesProps = {
  order: ChoiceOrder;
  chosen: ReadonlyMap<string, number>;
  places: ReadonlyMap<string, number>;
  paging: { reader: Reader; after: number } | null;
};

function OrderLines({ order, chosen, places, paging }: OrderLinesProps) {
  const t = useTranslations('returns.choose');
  const present = useTranslations('returns.present');
  const locale = useLocale() as Locale;
  const id = `b-${order.number}`;
  return (
    <section aria-labelledby={id} className="mt-4">
      <h2 id={id} className="mb-3 text-md">
        {order.number === ''
          ? present('title')
          : t('order', { number: order.number, date: formatDay(locale, order.placedOn, 'long') })}
      </h2>
      <ul>
        {order.lines.map((line) => (
          <Line key={line.line} line={line} chosen={chosen.get(line.line) ?? 0} place={places.get(line.line) ?? 0} />
        ))}
      </ul>
      {paging && order.more !== null && (
        <p className="mt-3">
          <Link href={`${choicePath(paging.reader, order.number)}&ab=${order.more}`}>{t('more')}</Link>
        </p>
      )}
    </section>
  );
}

function Line({ line, chosen, place }: { line: Candidate; chosen: number; place: number }) {
  const t = useTranslations('returns.choose');
  const locale = useLocale() as Locale;
  const refusal = useRefusal();
  const until = useUntil();
  const { open } = line;
  const name = articleName(line);
  return (
    <li className="return-line" data-closed={open ? undefined : ''}>
      <Picture src={line.picture} size={72} />
      <div className="min-w-0">
        <h3 className="text-base">{line.name}</h3>
        <p className="text-sm text-ink-3">
          {[
            line.variant,
            line.seller && t('seller', { seller: line.seller }),
            line.deliveredOn && t('delivered', { date: formatDay(locale, line.deliveredOn, 'long') }),
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
        <p className="text-sm text-ink-2">{open ? until(line) : refusal(line.refusal)}</p>
      </div>
      {open &&
        (line.quantity === 1 ? (
          <OnePiece line={line.line} label={t('take')} checked={chosen > 0} />
        ) : (
          <Pieces
            line={line.line}
            label={t('pieces', { max: line.quantity, name })}
            place={place}
            max={line.quantity}
            chosen={Math.min(chosen, line.quantity)}
          />
        ))}
    </li>
  );
}
