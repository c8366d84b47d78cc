import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { STATE_COUNT_MAX } from '@/lib/account/constants';
import { type OrderFilter as Filter, orderGroups } from '@/lib/account/schema';
import type { OrderList } from '@/lib/account/types';
import { listPath } from './list-path';

type OrderFilterProps = { filter: Filter; list: OrderList };

/** One search field over all numbers and names, and what narrows the list. A plain GET form: all of it is in the address. */
export function OrderFilter({ filter, list }: OrderFilterProps) {
  const t = useTranslations('orders.filter');
  const g = useTranslations('orders.group');
  const { sinceYear, untilYear } = list.all;
  const years =
    sinceYear && untilYear ? Array.from({ length: untilYear - sinceYear + 1 }, (_, back) => untilYear - back) : [];
  return (
    <>
      <search>
        <form className="order-tools" data-buyers={list.buyers.length > 0 || undefined}>
          <div className="field">
            <label className="label" htmlFor="suche">
              {t('search')}
            </label>
            <div className="input-with-icon">
              <Icon name="search" />
              <input
                className="input"
                type="search"
                id="suche"
                name="suche"
                defaultValue={filter.search}
                placeholder={t('searchHint')}
                maxLength={200}
                autoComplete="off"
              />
            </div>
          </div>
          <Choice name="zustand" label={t('group')} value={filter.group} all={t('allGroups')}>
            {orderGroups.map((group) => [group, g(group)])}
          </Choice>
          <Choice name="jahr" label={t('year')} value={filter.year} all={t('allYears')}>
            {years.map((year) => [String(year), String(year)])}
          </Choice>
          {list.buyers.length > 0 && (
            <Choice name="wer" label={t('buyer')} value={filter.buyer} all={t('allBuyers')}>
              {list.buyers.map((name) => [name, name])}
            </Choice>
          )}
          <button type="submit" className="btn btn-secondary">
            {t('apply')}
          </button>
        </form>
      </search>
      <Chips filter={filter} list={list} />
    </>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  value: string | number | null;
  all: string;
  children: [value: string, label: string][];
};

function Choice({ name, label, value, all, children }: ChoiceProps) {
  return (
    <div className="field">
      <label className="label" htmlFor={name}>
        {label}
      </label>
      {/* The key makes a new element when the address changes: a select ignores a changed default. */}
      <select key={String(value)} className="input" id={name} name={name} defaultValue={String(value ?? '')}>
        <option value="">{all}</option>
        {children.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What somebody asks for most, with how many there are; what there is none of is not offered. */
function Chips({ filter, list }: OrderFilterProps) {
  const t = useTranslations('orders.filter');
  const g = useTranslations('orders.group');
  const count = (number: number, more: boolean) => (more ? t('many', { count: number }) : String(number));
  const offered = orderGroups.filter((group) => list.groups[group] > 0 || group === filter.group);
  return (
    <nav className="chips" aria-label={t('quick')}>
      <Chip href={listPath({ ...filter, group: null })} current={filter.group === null}>
        {t('all')} <b>{count(list.all.count, list.all.more)}</b>
      </Chip>
      {offered.map((group) => (
        <Chip key={group} href={listPath({ ...filter, group })} current={filter.group === group}>
          {g(group)} <b>{count(Math.min(list.groups[group], STATE_COUNT_MAX), list.groups[group] > STATE_COUNT_MAX)}</b>
        </Chip>
      ))}
    </nav>
  );
}

function Chip({ href, current, children }: { href: string; current: boolean; children: ReactNode }) {
  return (
    <Link href={href} aria-current={current ? 'true' : undefined}>
      {children}
    </Link>
  );
}
