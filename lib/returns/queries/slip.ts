import { db } from '@/lib/core/db';
import type { Locale } from '@/lib/core/i18n/locales';
import { getSender } from '@/lib/notifications/queries';
import { fromDateColumn } from '@/lib/orders/utils';
import { SLIP_STATES } from '../constants/limits';
import type { ReturnOwner, Slip } from '../types';
import { ownedBy } from './owner';
import { getReturnSettings } from './settings';

/**
 * What the slip of a return says.
 * @returns null for what is nobody's here, for what nobody has agreed to, and where nothing is sent
 */
export async function getSlip(owner: ReturnOwner, number: string): Promise<Slip | null> {
  const row = await db.return.findFirst({
    relationLoadStrategy: 'join',
    where: { number, state: { in: [...SLIP_STATES] }, ...ownedBy(owner) },
    select: {
      ...{ number: true, locale: true, state: true, way: true, branch: true, nextOn: true },
      items: {
        // A spare part is sent to the customer, and the goods stay.
        where: { approved: { gt: 0 }, OR: [{ solution: null }, { solution: { not: 'part' } }] },
        orderBy: { position: 'asc' },
        select: { name: true, variant: true, approved: true },
      },
    },
  });
  if (!row || row.way === null || row.way === 'none' || row.items.length === 0) return null;
  const locale = row.locale as Locale;
  const [settings, sender] = await Promise.all([getReturnSettings(), getSender(locale)]);
  const branch = row.way === 'branch' ? settings.branches.find(({ id }) => id === row.branch) : undefined;
  const { name, street, place } = branch ?? settings.address;
  return {
    ...{ number: row.number, locale, shop: sender.name, way: row.way },
    address: [name, street, place],
    hours: branch?.hours[locale] ?? null,
    until: row.state === 'approved' ? fromDateColumn(row.nextOn) : null,
    items: row.items.map(({ approved, ...item }) => ({ ...item, quantity: approved })),
    packing: settings.packing[locale],
  };
}
