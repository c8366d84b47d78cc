import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Picture } from '@/components/ui/picture';
import { State } from '@/components/ui/state';
import { isPresent } from '@/lib/returns/policy/presents';
import type { ReturnList as List, ReturnEntry } from '@/lib/returns/types';
import { draftPath, homeOf, type Reader, returnPath } from '@/lib/returns/utils/paths';
import { returnLooks, useReturnSentence } from './return-words';

/** All returns with their state and what comes next, drafts among them. */
export function ReturnList({ list, reader, may }: { list: List; reader: Reader; may: boolean }) {
  const t = useTranslations('returns.list');
  const begin = may && (
    <ButtonLink href={`${homeOf(reader)}/neu`} variant="primary">
      {t('begin')}
    </ButtonLink>
  );
  if (list.returns.length === 0) {
    return (
      <EmptyState title={t('emptyTitle')} action={begin}>
        {t('empty')}
      </EmptyState>
    );
  }
  return (
    <>
      {begin && <div className="actions mb-6">{begin}</div>}
      <ul>
        {list.returns.map((entry) => (
          <Entry key={entry.number} entry={entry} reader={reader} />
        ))}
      </ul>
      {list.older && (
        <p className="mt-6">
          <ButtonLink href={`${homeOf(reader)}?nach=${list.older}`}>{t('older')}</ButtonLink>
        </p>
      )}
    </>
  );
}

/** Returns below the page of what they are of. */
export function ReturnEntries({ title, entries, reader }: { title: string; entries: ReturnEntry[]; reader: Reader }) {
  return (
    <section aria-labelledby="retouren" className="section">
      <h2 id="retouren" className="mb-3">
        {title}
      </h2>
      <ul>
        {entries.map((entry) => (
          <Entry key={entry.number} entry={entry} reader={reader} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry, reader }: { entry: ReturnEntry; reader: Reader }) {
  const t = useTranslations('returns');
  const say = useReturnSentence();
  const look = returnLooks[entry.state];
  const [first] = entry.items;
  const href = entry.state === 'draft' ? draftPath(reader, entry.number, 'pruefen') : returnPath(reader, entry.number);
  const names = entry.items.map(({ name, quantity }) => `${quantity} × ${name}`);
  return (
    <li className="return-line">
      <Picture src={first?.picture ?? null} size={72} />
      <div className="min-w-0">
        <State tone={look.tone} icon={look.icon}>
          {t(entry.partial ? 'state.partly' : 'state.whole', { state: t(`state.${entry.state}`) })}
        </State>
        <h2 className="text-base">
          <Link href={href}>{say(entry)}</Link>
        </h2>
        <p className="text-sm text-ink-3">
          {names.slice(0, 2).join(', ')}
          {names.length > 2 && t('list.more', { count: names.length - 2 })}
        </p>
        <p className="text-sm text-ink-3">
          {isPresent(entry)
            ? entry.number
            : t('list.line', {
                number: entry.number,
                orders: entry.orders.join(', ') || 'none',
                count: entry.orders.length,
              })}
        </p>
      </div>
      <ButtonLink href={href} small>
        {t(entry.state === 'draft' ? 'list.goOn' : 'list.open')}
      </ButtonLink>
    </li>
  );
}
