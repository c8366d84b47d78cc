import { recordAudit } from '@/lib/audit/mutations';
import type { Database, Transaction } from '@/lib/core/db';
import { hashPassword } from '@/lib/core/passwords';
import { RETURNS } from '@/lib/returns/constants/limits';
import { returnSettingsSchema } from '@/lib/returns/schema';
import { RULES } from '@/lib/rules/constants';
import { rulesSchema } from '@/lib/rules/schema';
import { calendarOf } from './calendar';
import { seedCases } from './cases';
import { seedGoods } from './goods';
import { seedOffers } from './offers';
import { type CustomerKey, customers } from './orders/customers';
import { leasOrders } from './orders/lea';
import { lindesOrders } from './orders/linde';
import { numbering } from './orders/numbering';
import { guestsOrders, jonasOrders, lucsOrders } from './orders/others';
import { seeblicksOrders } from './orders/seeblick';
import type { UnnumberedStory } from './orders/story';
import { type Shop, type Told, tell } from './orders/tell';
import { writeOrders } from './orders/write';
import { seedManuals } from './papers/manuals';
import { writePapers } from './papers/write';
import { seedCompanies, seedGuest, seedPeople } from './people';
import { returnSettings } from './returns';
import { rules } from './rules';
import { DEMO_PASSWORD, SOURCE, shop } from './shop';
import { seedStaff } from './staff';

const MARKER = 'demo';

/**
 * Writes the demo shop once: its settings, sellers, products, people, companies, their orders and the papers of those,
 * with dates relative to the day of `now`. On the same day it is the same everywhere, but for ids.
 * @param options papers: whether PDFs are drawn, which is most of the time it takes
 * @returns false if it was there already
 */
export async function seedDemo(db: Database, { now = new Date(), papers = true } = {}): Promise<boolean> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  return db.$transaction(
    async (tx) => {
      // The marker first: of two starts at once only one goes on.
      const marked = await tx.setting.createMany({
        data: [{ key: MARKER, value: { seeded: true } }],
        skipDuplicates: true,
      });
      if (marked.count === 0) return false;
      await tx.setting.createMany({
        data: [
          { key: 'shop', value: shop },
          { key: RULES, value: rulesSchema.parse(rules) },
          { key: RETURNS, value: returnSettingsSchema.parse(returnSettings) },
        ],
        skipDuplicates: true,
      });
      const source = await tx.source.create({ data: { name: SOURCE }, select: { id: true, timeZone: true } });
      const calendar = calendarOf(now);
      const goods = await seedGoods(tx, source.id);
      await seedOffers(tx, source, calendar);
      await seedStaff(tx, passwordHash);
      const orders = await writeOrders(tx, await tellAll(tx, { sourceId: source.id, goods, calendar }, passwordHash));
      if (papers) {
        await seedManuals(tx, goods, calendar.day(-300));
        await writePapers(tx, orders);
      }
      await seedCases(tx, source.id, now);
      await recordAudit(tx, [
        { action: 'demo.seeded', entity: 'setting', entityId: MARKER, details: { orders: orders.length } },
      ]);
      return true;
    },
    // On a busy machine a thousand PDFs take their time, and nobody waits for this database yet.
    { timeout: 300_000, maxWait: 60_000 },
  );
}

async function tellAll(tx: Transaction, seller: Shop, passwordHash: string): Promise<Told[]> {
  const { sourceId, calendar } = seller;
  const { lea, luc, jonas, ...members } = await seedPeople(tx, passwordHash);
  const companies = await seedCompanies(tx, { lea, luc, jonas, ...members });
  const accounts: Record<CustomerKey, string> = {
    lea: lea.accountId,
    luc: luc.accountId,
    jonas: jonas.accountId,
    guest: await seedGuest(tx, sourceId, customers.guest.email, 'Beatrice Nussbaumer'),
    ...companies,
  };
  const stories = {
    lea: leasOrders,
    luc: lucsOrders,
    jonas: jonasOrders,
    guest: (): readonly UnnumberedStory[] => guestsOrders,
    linde: lindesOrders,
    seeblick: seeblicksOrders,
  };
  const all = (Object.keys(customers) as CustomerKey[]).flatMap((key) => {
    const customer = { ...customers[key], accountId: accounts[key] };
    return stories[key](customer, calendar).map((story) => ({ customer, story }));
  });
  const numberOf = numbering(all.flatMap(({ story }) => story.number ?? []));
  return all.map(({ customer, story: { number, ...story } }) =>
    tell({ ...story, number: number ?? numberOf(story.placed[0]) }, customer, seller),
  );
}
