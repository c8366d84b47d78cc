import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listExportedOrders } from '@/lib/account/queries/export';
import { listOrders } from '@/lib/account/queries/list';
import { getOrderPage } from '@/lib/account/queries/order';
import { getOverview } from '@/lib/account/queries/overview';
import { getParcelPage, getParcelRevision } from '@/lib/account/queries/parcel';
import { orderFilterSchema } from '@/lib/account/schema';
import { getCancellation, getCancelPage, getGuestCancellation, getGuestCancelPage } from '@/lib/cancellations/queries';
import { computedToken } from '@/lib/core/computed-token';
import { getDocumentFile, getMediaFile, listDocumentsOfMonth } from '@/lib/documents/queries';
import { getGuestOrder, getOrderStatus, getParcelStatus } from '@/lib/guest/queries';
import { getGift, getGiftSlip } from '@/lib/guest/queries/gifts';
import { customerScopeOf, guestScopeOf } from '@/lib/identity/policy/scopes';
import { getCompanyPage, getInvitationPage } from '@/lib/identity/queries/members';
import { getSecondFactor, getSecurityPage, getStepUpWays } from '@/lib/identity/queries/security';
import { listDevices } from '@/lib/identity/queries/sessions';
import type { CustomerViewer } from '@/lib/identity/types/viewer';
import { makeToken } from '@/lib/identity/utils';
import { switchMessages } from '@/lib/notifications/mutations/switches';
import { listCredit, listRefundsOf } from '@/lib/refunds/queries';
import { listCandidates, listChoices } from '@/lib/returns/queries/candidates';
import { getReturn } from '@/lib/returns/queries/detail';
import { getDraft } from '@/lib/returns/queries/draft';
import { listReturns } from '@/lib/returns/queries/list';
import { ordersOf } from '@/lib/returns/queries/owner';
import { getPhotoFile, getPhotoLine } from '@/lib/returns/queries/photos';
import { getSlip } from '@/lib/returns/queries/slip';
import type { ReturnOwner } from '@/lib/returns/types';
import { getShop } from '@/lib/support/queries';
import { seedDemo } from '@/prisma/seed/demo';
import { filesIn, isTest, read } from '@/scripts/check/source';
import { plantCancellation } from './cancellations';
import { testDatabase } from './database';
import { plantPhoto } from './photos';
import { plantReturn } from './returns';
import { customerViewerOf } from './sessions';

// What a read for a customer hands to a page may end in its HTML, so every key is looked at before it is let out (T45):
// a snapshot that changes is a review, and `vitest -u` is the signature below it.

const { db } = await testDatabase();
const ALL = orderFilterSchema.parse({});
await seedDemo(db);

async function viewerOf(email: string): Promise<CustomerViewer> {
  const { id, memberships } = await db.customer.findUniqueOrThrow({
    where: { emailKey: email },
    select: { id: true, memberships: { select: { accountId: true }, orderBy: { role: 'asc' } } },
  });
  return customerViewerOf(db, { id, accountId: memberships[0]?.accountId ?? null });
}

async function invite(accountId: string, invitedBy: string): Promise<string> {
  const { token, hash } = makeToken();
  const expiresAt = new Date(Date.now() + 3_600_000);
  const to = { email: 'neu@firma.example', emailKey: 'neu@firma.example' };
  await db.invitation.create({ data: { hash, accountId, ...to, role: 'buyer', invitedBy, expiresAt } });
  return token;
}

/** Every key on the way to a value, lists taken together: `orders[].number`. */
function keysOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null || value instanceof Date) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, path ? `${path}.${key}` : key));
}
const keys = (value: unknown) => [...new Set(keysOf(value))].sort();

const people = await db.customer.findMany({ select: { emailKey: true, memberships: { select: { role: true } } } });
const withRole = (role: string) => people.find(({ memberships }) => memberships.some((one) => one.role === role));
const owner = await viewerOf(withRole('owner')?.emailKey ?? '');
const admin = await viewerOf(withRole('admin')?.emailKey ?? '');
const technician = await viewerOf(withRole('technician')?.emailKey ?? '');
const token = await invite(admin.account.id, admin.subject.id);

const ofOwner: ReturnOwner = { kind: 'account', scope: customerScopeOf(owner) };
const { number: firstOrder } = await db.order.findFirstOrThrow({ where: { accountId: owner.account.id } });
const sent = { state: 'approved', submittedAt: new Date(), way: 'post' } as const;
const returned = await plantReturn(db, { accountId: owner.account.id }, firstOrder, sent, { approved: 1 });
const draft = await plantReturn(db, { accountId: owner.account.id }, firstOrder);
const photoId = await plantPhoto(db, returned);

const orderIds = (await db.order.findMany({ select: { id: true }, orderBy: { number: 'asc' } })).map(({ id }) => id);
// The demo has no refund yet.
const refunded = await db.order.findFirstOrThrow({ where: { accountId: owner.account.id } });
const of = { accountId: owner.account.id, currency: 'CHF' };
const parts = { orderId: refunded.id, means: 'original', goods: 1, total: 1, requestId: refunded.id } as const;
await db.return.create({
  data: {
    ...{ ...of, number: 'RT-22222222', sourceId: refunded.sourceId, regime: 'ch_none', origin: 'customer' },
    refunds: { create: { ...of, ...parts, number: 'ER-22222222' } },
  },
});
const lookAt = (orderId: string) => ({ id: orderId, orderId, giftEmail: null, expiresAt: new Date() });

// One that can still be cancelled, and was in part.
const cancelled = await (async () => {
  const { order } = await db.orderItem.findFirstOrThrow({
    where: { position: 1, quantityOpen: { gt: 0 }, shipments: { none: {} }, order: { accountId: owner.account.id } },
    select: { order: { select: { id: true, number: true } } },
  });
  const person = { id: owner.subject.id, accountId: owner.account.id, email: '', name: '' };
  return { order, id: await plantCancellation(db, person, order.number) };
})();

const reads: Record<string, () => Promise<unknown>> = {
  getViewer: async () => [owner, admin],
  listOrders: () => listOrders(customerScopeOf(owner), ALL, {}),
  getOverview: () => getOverview(customerScopeOf(owner)),
  getOrderPage: async () => {
    const { orders } = await listOrders(customerScopeOf(owner), ALL, {});
    await switchMessages(customerScopeOf(owner), orders[0]?.number ?? '', []);
    return Promise.all(orders.map(({ number }) => getOrderPage(customerScopeOf(owner), number)));
  },
  getParcelPage: async () => {
    const where = { order: { accountId: owner.account.id } };
    const parcels = await db.shipment.findMany({ where, select: { id: true, order: { select: { number: true } } } });
    return Promise.all(parcels.map(({ id, order }) => getParcelPage(customerScopeOf(owner), order.number, id)));
  },
  getCancelPage: async () => {
    const { number, placedAt } = await db.order.findFirstOrThrow({ where: { id: cancelled.order.id } });
    return getCancelPage(customerScopeOf(owner), number, new Map([[1, 99]]), placedAt);
  },
  getGuestCancelPage: () => getGuestCancelPage(guestScopeOf(lookAt(cancelled.order.id)), null),
  getCancellation: () => getCancellation(customerScopeOf(owner), cancelled.order.number, cancelled.id),
  getGuestCancellation: () => getGuestCancellation(guestScopeOf(lookAt(cancelled.order.id)), cancelled.id),
  // A number: how often what the page shows has changed.
  getParcelRevision: async () => {
    const where = { order: { accountId: owner.account.id } };
    const select = { id: true, order: { select: { number: true } } };
    const { id, order } = await db.shipment.findFirstOrThrow({ where, select });
    return getParcelRevision(customerScopeOf(owner), order.number, id);
  },
  getGuestOrder: () => Promise.all(orderIds.map((id) => getGuestOrder(guestScopeOf(lookAt(id))))),
  // Whoever has the link reads this: no name, no address, no price.
  getOrderStatus: () =>
    Promise.all(orderIds.map((id) => getOrderStatus(computedToken('order-status', id, 1), id, new Date()))),
  // Whoever has the link to a present: no name, no address, no price, no order.
  getGift: () => Promise.all(orderIds.map((id) => getGift(computedToken('gift-return', id, 1), id, new Date()))),
  getGiftSlip: async () => {
    const { orders } = await listOrders(customerScopeOf(owner), ALL, {});
    return Promise.all(orders.map(({ number }) => getGiftSlip(customerScopeOf(owner), number)));
  },
  getParcelStatus: async () => {
    const parcels = await db.shipment.findMany({ select: { id: true } });
    return Promise.all(
      parcels.map(({ id }) => getParcelStatus(computedToken('shipment-status', id, 1), id, new Date())),
    );
  },
  getCompanyPage: () => getCompanyPage(customerScopeOf(admin)),
  'getCompanyPage without the right to manage': () => getCompanyPage(customerScopeOf(technician)),
  getInvitationPage: () => getInvitationPage(token, null),
  listDevices: () => listDevices(owner),
  getSecurityPage: () => getSecurityPage(owner),
  getSecondFactor: () => getSecondFactor(owner, 'Röstwerk'),
  getStepUpWays: () => getStepUpWays(owner),
  listExportedOrders: async () => {
    const batches: unknown[] = [];
    for await (const batch of listExportedOrders(customerScopeOf(admin), ALL)) batches.push(batch);
    return batches;
  },
  getDocumentFile: async () => {
    const { id } = await db.document.findFirstOrThrow({ where: { accountId: owner.account.id } });
    return getDocumentFile(customerScopeOf(owner), id);
  },
  getMediaFile: async () => {
    const { id } = await db.productMedia.findFirstOrThrow({ where: { fileId: { not: null } } });
    return getMediaFile(customerScopeOf(owner), id);
  },
  listDocumentsOfMonth: async () => {
    const { issuedOn } = await db.document.findFirstOrThrow({ where: { accountId: owner.account.id } });
    return listDocumentsOfMonth(customerScopeOf(owner), issuedOn.toISOString().slice(0, 7));
  },
  listChoices: () => listChoices(ofOwner, null),
  listCandidates: async () =>
    listCandidates(
      ofOwner,
      (await db.orderItem.findMany()).map(({ id }) => id),
    ),
  getDraft: () => getDraft(ofOwner, draft.number),
  getReturn: () => getReturn(ofOwner, returned.number),
  listReturns: () => listReturns(ofOwner, null),
  // A condition, no read.
  ordersOf: async () => ordersOf(ofOwner),
  getPhotoLine: () => getPhotoLine(ofOwner, returned.number, returned.itemId),
  getPhotoFile: () => getPhotoFile(ofOwner, photoId),
  // Nothing of who bought or sends, and no price.
  getSlip: () => getSlip(ofOwner, returned.number),
  listRefundsOf: () => listRefundsOf(ofOwner, 'RT-22222222'),
  listCredit: async () => {
    const { sourceId } = await db.order.findFirstOrThrow({ where: { accountId: owner.account.id } });
    const entries = { create: { kind: 'granted', amount: 1, key: 'ER-22222222' } } as const;
    await db.creditLot.create({ data: { accountId: owner.account.id, sourceId, currency: 'CHF', entries } });
    return listCredit(customerScopeOf(owner));
  },
  getShop: () => getShop('de-CH'),
};

describe('T45 keys that a read hands out', () => {
  it.each(Object.keys(reads))('%s', async (name) => {
    expect(keys(await reads[name]?.())).toMatchSnapshot();
  });

  it('every read for a customer is looked at', () => {
    const root = resolve(import.meta.dirname, '../..');
    const files = filesIn(root, ['lib'], ['.ts']).filter((file) => /\/queries(\.ts$|\/)/.test(file) && !isTest(file));
    const found = files.flatMap((file) =>
      [
        ...read(root, file).matchAll(
          /^export (?:async function|const) (\w+)[^{]*?: (?:CustomerScope|GuestScope|ReturnOwner|Viewer)\b/gm,
        ),
      ].map(([, name]) => name),
    );
    expect(found).toContain('listOrders');
    expect(found.filter((name) => !(String(name) in reads))).toEqual([]);
  });
});
