import { useLocale, useTranslations } from 'next-intl';
import { returnLooks } from '@/components/returns/return-words';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Form } from '@/components/ui/form';
import { Link } from '@/components/ui/link';
import { Note } from '@/components/ui/note';
import { Badge, State } from '@/components/ui/state';
import { SubmitButton } from '@/components/ui/submit-button';
import { Table } from '@/components/ui/table';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { decideTogetherAction } from '@/lib/staff/actions/queue';
import type { BulkRefusal, QueueFilter } from '@/lib/staff/schema';
import type { Queue, QueueEntry } from '@/lib/staff/types';
import { casePath, INTAKE, queryOf, queuePath } from '@/lib/staff/utils';

const BULK = 'sammel';

type CaseQueueProps = { queue: Queue; filter: QueueFilter; may: boolean };

/** Returns by the day until which something is to be done; who may act decides about several at once. */
export function CaseQueue({ queue, filter, may }: CaseQueueProps) {
  const t = useTranslations('service-returns');
  const intake = may && <ButtonLink href={INTAKE}>{t('queue.intake')}</ButtonLink>;
  if (queue.entries.length === 0) {
    return (
      <EmptyState title={t('queue.emptyTitle')} action={intake}>
        {t('queue.empty')}
      </EmptyState>
    );
  }
  const table = <Cases entries={queue.entries} may={may} />;
  return (
    <>
      {may ? (
        <Form id={BULK} action={decideTogetherAction}>
          <input type="hidden" name="back" value={queryOf(filter).toString()} />
          {table}
          <fieldset className="actions no-print">
            <legend className="label mb-1">{t('bulk.legend')}</legend>
            {(['approve', 'receive', 'accept'] as const).map((act) => (
              <SubmitButton key={act} name="act" value={act} variant="secondary" small>
                {t(`bulk.${act}`)}
              </SubmitButton>
            ))}
          </fieldset>
        </Form>
      ) : (
        table
      )}
      <div className="actions no-print mt-6">
        {queue.next && <ButtonLink href={queuePath(filter, queue.next)}>{t('queue.next')}</ButtonLink>}
        {intake}
      </div>
    </>
  );
}

function Cases({ entries, may }: { entries: QueueEntry[]; may: boolean }) {
  const t = useTranslations('service-returns.queue');
  const columns = ['until', 'number', 'customer', 'goods', 'order'] as const;
  return (
    <Table caption={t('caption')} phone="blocks">
      <thead>
        <tr>
          {may && (
            <th scope="col">
              <span className="sr-only">{t('column.pick')}</span>
            </th>
          )}
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => (
          <Row key={entry.number} entry={entry} pick={may ? (index === 0 ? `${BULK}-pick` : '') : null} />
        ))}
      </tbody>
    </Table>
  );
}

/** @param pick null = nothing to choose; the first one's id is where the summary of errors leads */
function Row({ entry, pick }: { entry: QueueEntry; pick: string | null }) {
  const t = useTranslations('service-returns.queue');
  const states = useTranslations('returns.state');
  const locale = useLocale() as Locale;
  const look = returnLooks[entry.state];
  const { number, nextOn, items, more } = entry;
  const names = items.map(({ name, quantity }) => `${quantity} × ${name}`).join(', ');
  return (
    <tr>
      {pick !== null && (
        <td>
          <input
            type="checkbox"
            className="tick"
            name="pick"
            value={number}
            aria-label={t('pick', { number })}
            {...(pick ? { id: pick } : {})}
          />
        </td>
      )}
      <td data-label={t('column.until')}>
        {nextOn && entry.waitsForStaff ? formatDay(locale, nextOn, 'short') : '–'}
        {entry.overdue && (
          <div>
            <State tone="bad" icon="warning">
              {t('overdue')}
            </State>
          </div>
        )}
      </td>
      <th scope="row">
        <Link href={casePath(number)}>{number}</Link>
        <div>
          <Badge tone={look.tone} icon={look.icon}>
            {states(entry.partial ? 'partly' : 'whole', { state: states(entry.state) })}
          </Badge>
        </div>
      </th>
      <td data-label={t('column.customer')}>
        {entry.customer ?? t('nobody')}
        {entry.company && <div className="text-ink-3">{t('company')}</div>}
      </td>
      <td data-label={t('column.goods')}>
        {names} {more > 0 && t('more', { count: more })}
        {entry.photos > 0 && <div className="text-ink-3">{t('photos', { count: entry.photos })}</div>}
      </td>
      <td data-label={t('column.order')}>{entry.orders.join(', ') || '–'}</td>
    </tr>
  );
}

type BulkResultProps = { result: { done: number; refused: { number: string; reason: BulkRefusal }[] } };

/** What became of the cases that were decided together; stands in the address, so that it can be read again. */
export function BulkResult({ result: { done, refused } }: BulkResultProps) {
  const t = useTranslations('service-returns.bulk');
  if (done === 0 && refused.length === 0) return null;
  return (
    <div role="status" className="mb-6">
      <Note tone={refused.length > 0 ? 'wait' : 'good'} title={t('done', { count: done })}>
        {refused.length > 0 && (
          <>
            {t('notDone')}
            <ul>
              {refused.map(({ number, reason }) => (
                <li key={number}>
                  <Link href={casePath(number)}>{number}</Link>: {t(`why.${reason}`)}
                </li>
              ))}
            </ul>
          </>
        )}
      </Note>
    </div>
  );
}
