import { recordAudit } from '@/lib/audit/mutations';
import type { Database, Transaction } from '@/lib/core/db';
import { hashPassword } from '@/lib/core/passwords';
import { emailKey } from '@/lib/identity/utils';
import { saveOrders } from '@/lib/orders/mutations';
import { dayFromToday, item, order, shipping } from './builders';
import { companies, DEMO_PASSWORD, type PersonKey, type ProductKey, people, products, shop } from './shop';
import { seedStaff } from './staff';

const MARKER = 'demo';

/**
 * Writes the demo shop once: its settings, products, people, companies and their orders, with dates relative to today.
 * @returns false if it was there already
 */
export async function seedDemo(db: Database): Promise<boolean> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  return db.$transaction(
    async (tx) => {
      // The marker first: of two starts at once only one goes on.
      const marked = await tx.setting.createMany({
        data: [{ key: MARKER, value: { seeded: true } }],
        skipDuplicates: true,
      });
      if (marked.count === 0) return false;
      await tx.setting.createMany({ data: [{ key: 'shop', value: shop }], skipDuplicates: true });
      const source = await tx.source.create({ data: { name: 'roestwerk' }, select: { id: true } });
      const goods = await seedProducts(tx, source.id);
      const persons = await seedPeople(tx, passwordHash);
      await seedStaff(tx, passwordHash);
      const { linde, seeblick } = await seedCompanies(tx, persons);
      const base = { sourceId: source.id };
      const euro = { locale: 'de-DE', currency: 'EUR', country: 'DE' } as const;
      const ids = await saveOrders(tx, [
        ...leasOrders(goods).map((words) => order({ ...base, accountId: persons.lea.accountId, ...words })),
        ...lucsOrders(goods).map((words) =>
          order({ ...base, accountId: persons.luc.accountId, locale: 'fr-CH', ...words }),
        ),
        ...jonasOrders(goods).map((words) => order({ ...base, ...euro, accountId: persons.jonas.accountId, ...words })),
        ...lindesOrders(goods).map((words) => order({ ...base, accountId: linde, ...words })),
        ...seeblicksOrders(goods).map((words) => order({ ...base, accountId: seeblick, ...words })),
      ]);
      await recordAudit(tx, [
        { action: 'demo.seeded', entity: 'setting', entityId: MARKER, details: { orders: ids.length } },
      ]);
      return true;
    },
    { timeout: 60_000 },
  );
}

type Goods = Record<ProductKey, { id: string; sku: string; name: string; variant: string; price: number }>;

async function seedProducts(tx: Transaction, sourceId: string): Promise<Goods> {
  const rows = await tx.product.createManyAndReturn({
    data: Object.values(products).map(({ sku, name, picture }) => ({ sourceId, sku, name, picture })),
    select: { id: true, sku: true },
  });
  const ids = new Map(rows.map((row) => [row.sku, row.id]));
  return Object.fromEntries(
    Object.entries(products).map(([key, { picture: _, ...product }]) => [
      key,
      { ...product, id: ids.get(product.sku) },
    ]),
  ) as Goods;
}

type Persons = Record<PersonKey, { id: string; accountId: string }>;

/** People with a proven address; who has a country has a private account there. */
async function seedPeople(tx: Transaction, passwordHash: string): Promise<Persons> {
  const persons = {} as Persons;
  for (const { key, email, name, locale, country } of people) {
    const { id } = await tx.customer.create({
      data: {
        email,
        emailKey: emailKey(email),
        name,
        locale,
        emailConfirmedAt: new Date(),
        secret: { create: { passwordHash } },
      },
      select: { id: true },
    });
    const memberships = { create: { customerId: id, role: 'owner' as const } };
    const account = country
      ? await tx.account.create({ data: { kind: 'private', name, country, memberships }, select: { id: true } })
      : null;
    persons[key] = { id, accountId: account?.id ?? '' };
  }
  return persons;
}

/** @returns the account of each company */
async function seedCompanies(tx: Transaction, persons: Persons) {
  const accounts: Record<(typeof companies)[number]['key'], string> = { linde: '', seeblick: '' };
  for (const { key, name, members, contact } of companies) {
    const seats = (Object.keys(members) as PersonKey[]).map((member, index) => ({
      customerId: persons[member].id,
      role: members[member] ?? ('viewer' as const),
      // In this order, months ago: lists show the longest member first.
      createdAt: new Date(Date.now() - (400 - 90 * index) * 24 * 3_600_000),
    }));
    const account = await tx.account.create({
      data: { kind: 'company', name, country: 'CH', company: { create: contact }, memberships: { create: seats } },
      select: { id: true },
    });
    accounts[key] = account.id;
  }
  return accounts;
}

type Words = Omit<Parameters<typeof order>[0], 'accountId' | 'sourceId'>;

/** Ten orders that show every state an order can be in, apart from a closed import. */
function leasOrders(goods: Goods): Words[] {
  const day = dayFromToday;
  const arrived = (days: number, quantity = 1) => ({ delivered: quantity, deliveredOn: day(-days) });
  return [
    { number: 'RW-24880', placed: 0, items: [item(goods.cups, 1)], fees: [shipping(900)] },
    { number: 'RW-24871', placed: 1, expectedOn: day(3), items: [item(goods.beans, 2)], fees: [shipping(900)] },
    {
      number: 'RW-24817',
      placed: 4,
      expectedOn: day(3),
      items: [
        item(goods.grinder, 1, { inTransit: 1 }),
        item(goods.scale, 1, arrived(1)),
        item(goods.beans, 2, arrived(1, 2)),
      ],
      fees: [{ kind: 'discount', code: 'HERBST', name: 'Gutschein HERBST', quantity: 1, total: -4000 }, shipping(900)],
    },
    {
      number: 'RW-24790',
      placed: 6,
      expectedOn: day(2),
      items: [item(goods.filter, 1, { inTransit: 1 }), item(goods.tablets, 1, { inTransit: 1 })],
      fees: [shipping(900)],
    },
    {
      number: 'RW-24755',
      placed: 9,
      expectedOn: day(4),
      items: [item(goods.jug, 1, { inTransit: 1 }), item(goods.gasket, 2)],
      fees: [shipping(900)],
    },
    {
      number: 'RW-24702',
      placed: 20,
      items: [item(goods.cups, 2, arrived(17, 2)), item(goods.portafilter, 1, arrived(17))],
      fees: [shipping(900)],
    },
    {
      number: 'RW-24533',
      placed: 44,
      items: [item(goods.tamper, 1, { ...arrived(40), returned: 1 })],
      fees: [shipping(900)],
    },
    { number: 'RW-24218', placed: 86, items: [item(goods.machine, 1, arrived(82))] },
    {
      number: 'RW-24101',
      placed: 118,
      items: [item(goods.beans, 3, { delivered: 2, lost: 1, deliveredOn: day(-114) })],
      fees: [shipping(900)],
    },
    {
      number: 'RW-23980',
      placed: 145,
      items: [item(goods.scale, 1, { cancelled: 1, cancelledOn: day(-145) })],
      fees: [{ kind: 'other', code: 'STORNO', name: 'Storniert', quantity: 1, total: -12900 }],
    },
  ];
}

function lucsOrders(goods: Goods): Words[] {
  const day = dayFromToday;
  return [
    { number: 'RW-24862', placed: 2, expectedOn: day(2), items: [item(goods.machine, 1, { inTransit: 1 })] },
    {
      number: 'RW-24640',
      placed: 31,
      items: [item(goods.beans, 1, { delivered: 1, deliveredOn: day(-28) })],
      fees: [shipping(900)],
    },
  ];
}

/** Prices in euros: a shop's price list abroad, not a conversion. */
function jonasOrders(goods: Goods): Words[] {
  const day = dayFromToday;
  const beans = { ...goods.beans, price: 2990 };
  const grinder = { ...goods.grinder, price: 69900 };
  return [
    {
      number: 'RW-24859',
      placed: 3,
      expectedOn: day(2),
      items: [item(beans, 3, { inTransit: 3 })],
      fees: [shipping(690)],
    },
    { number: 'RW-24511', placed: 47, items: [item(grinder, 1, { delivered: 1, deliveredOn: day(-42) })] },
  ];
}

function lindesOrders(goods: Goods): Words[] {
  const day = dayFromToday;
  return [
    { number: 'RW-24875', placed: 1, expectedOn: day(2), items: [item(goods.beans, 12), item(goods.tablets, 2)] },
    {
      number: 'RW-24838',
      placed: 3,
      expectedOn: day(1),
      items: [item(goods.gasket, 4, { inTransit: 4 }), item(goods.filter, 2, { inTransit: 2 })],
      fees: [shipping(900)],
    },
    { number: 'RW-24590', placed: 36, items: [item(goods.cups, 12, { delivered: 12, deliveredOn: day(-33) })] },
  ];
}

function seeblicksOrders(goods: Goods): Words[] {
  const day = dayFromToday;
  return [
    { number: 'RW-24867', placed: 2, expectedOn: day(3), items: [item(goods.machine, 2, { inTransit: 1 })] },
    { number: 'RW-24475', placed: 52, items: [item(goods.beans, 20, { delivered: 20, deliveredOn: day(-49) })] },
  ];
}
