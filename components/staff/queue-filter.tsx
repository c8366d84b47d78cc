import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { COUNT_MAX } from '@/lib/staff/constants';
import { caseStates, type QueueFilter as Filter } from '@/lib/staff/schema';
import type { Waiting } from '@/lib/staff/types';
import { queuePath } from '@/lib/staff/utils';

/** Search, state and the three views above the queue; all of it stands in the address. */
export function QueueFilter({ filter, waiting }: { filter: Filter; waiting: Waiting }) {
  const t = useTranslations('service-returns.queue');
  const states = useTranslations('returns.state');
  const figure = (count: number) => (count >= COUNT_MAX ? `${COUNT_MAX}+` : String(count));
  const views = [
    { key: 'waiting', to: {}, count: waiting.count, on: !filter.all && !filter.overdue && filter.search === '' },
    { key: 'overdue', to: { overdue: true }, count: waiting.overdue, on: filter.overdue },
    { key: 'all', to: { all: true }, count: null, on: filter.all || filter.search !== '' },
  ] as const;
  const words = { waiting: t('viewWaiting'), overdue: t('viewOverdue'), all: t('viewAll') };
  const options = caseStates.map((state) => {
    const count = waiting.states[state];
    return { value: state, label: count ? `${states(state)} (${figure(count)})` : states(state) };
  });
  return (
    <>
      <search>
        <form className="console-tools">
          <TextField
            name="suche"
            type="search"
            label={t('search')}
            key={filter.search}
            defaultValue={filter.search}
            placeholder={t('searchHint')}
            maxLength={100}
            autoComplete="off"
            icon={<Icon name="search" />}
          />
          <SelectField
            name="zustand"
            label={t('state')}
            empty={t('anyState')}
            options={options}
            defaultValue={filter.state ?? ''}
          />
          {filter.all && <input type="hidden" name="alle" value="ja" />}
          {filter.overdue && <input type="hidden" name="faellig" value="ja" />}
          <button type="submit" className="btn btn-secondary">
            {t('apply')}
          </button>
        </form>
      </search>
      <nav className="chips" aria-label={t('views')}>
        {views.map(({ key, to, count, on }) => (
          <Link key={key} href={queuePath(to)} aria-current={on ? 'true' : undefined}>
            {words[key]} {count !== null && <b>{figure(count)}</b>}
          </Link>
        ))}
      </nav>
    </>
  );
}
