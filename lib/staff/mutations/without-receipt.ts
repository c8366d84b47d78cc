import { recordAudit } from '@/lib/audit/mutations';
import { db, type Transaction } from '@/lib/core/db';
import type { StaffScope } from '@/lib/identity/types/viewer';
import { emailKey } from '@/lib/identity/utils';
import { accountSelect, ofAccount } from '@/lib/refunds/utils';
import { byStaff, type Decided } from '@/lib/returns/mutations/decisions';
import { type LockedReturn, lockReturn, moveReturn } from '@/lib/returns/mutations/moves';
import type { MoveRefusal, Offer } from '@/lib/returns/types';
import { requestFromShop } from '@/lib/webhooks/mutations/requests';
import type { Prisma } from '@/prisma/generated/client';
import { choicesFor } from '../queries/without-receipt';
import type { LooseChoice } from '../types';
import type { CaseForm } from './cases';

type Granted = Decided | { ok: false; reason: 'no_account' };

/**
 * Takes goods back that nobody has a receipt for: they become those of the account with an address, for what the engine
 * grants of them today (`optionsWithoutReceipt`), which is frozen as the offer. Looked at and paid they are as all others.
 * @param wish `choice` = key of what was offered on the page (LooseChoice); what is not offered any more is refused
 */
export async function grantWithoutReceipt(
  scope: StaffScope,
  form: CaseForm & { email: string; choice: string },
): Promise<Granted> {
  const found = await db.return.findUnique({ where: { number: form.return }, select: { id: true, sourceId: true } });
  if (!found) return { ok: false, reason: 'unknown' };
  const account = await findAccount(found.sourceId, emailKey(form.email));
  if (!account) return { ok: false, reason: 'no_account' };
  return byStaff(found.id, (tx, item) => grant(tx, scope, item, { ...form, account }), new Date(form.seen));
}

type Account = Prisma.AccountGetPayload<{ select: typeof ownerSelect }> & { locale: string | null };
const ownerSelect = { ...accountSelect, id: true } as const satisfies Prisma.AccountSelect;

/** The private account of whoever has proven an address; else the one that waits for it to be proven. */
async function findAccount(sourceId: string, key: string): Promise<Account | null> {
  const person = await db.customer.findFirst({
    where: { emailKey: key, emailConfirmedAt: { not: null }, staffRole: null },
    relationLoadStrategy: 'join',
    select: {
      locale: true,
      memberships: {
        where: { role: 'owner', account: { kind: 'private' } },
        select: { account: { select: { ...ownerSelect, sourceId: true } } },
      },
    },
  });
  const own = person?.memberships.map(({ account }) => account) ?? [];
  const best = own.find((account) => account.sourceId === sourceId) ?? own[0];
  if (best) return { ...best, locale: person?.locale ?? null };
  const where = { kind: 'private', sourceId, emailKey: key, memberships: { none: {} } } as const;
  const waiting = await db.account.findFirst({ where, orderBy: { id: 'asc' }, select: ownerSelect });
  return waiting && { ...waiting, locale: null };
}

async function grant(
  tx: Transaction,
  scope: StaffScope,
  item: LockedReturn,
  { account, email, choice: key }: { account: Account; email: string; choice: string },
): Promise<MoveRefusal | null> {
  const [goods] = item.items;
  if (item.accountId !== null || !goods || (item.state !== 'received' && item.state !== 'inspecting')) {
    return 'not_possible';
  }
  const asked = { sourceId: item.sourceId, sku: goods.sku, quantity: goods.received };
  const choice = (await choicesFor(tx, asked, new Date())).find((one) => one.key === key);
  if (!choice?.option.open || choice.currency === null) return 'changed';
  await tx.return.update({
    where: { id: item.id },
    data: {
      ...{ accountId: account.id, currency: choice.currency, contactEmail: emailKey(email) },
      ...(account.locale ? { locale: account.locale } : {}),
    },
    select: { id: true },
  });
  await tx.returnItem.update({ where: { id: goods.id }, data: termsOf(choice), select: { id: true } });
  await recordAudit(tx, [
    {
      ...{ action: 'return.without_receipt', entity: 'return', entityId: item.id, accountId: account.id },
      details: { number: item.number, choice: key, worth: choice.option.worth, quantity: goods.received },
    },
  ]);
  const again = await lockReturn(tx, item.id);
  if (!again) return 'not_possible';
  const refusal = await moveReturn(tx, again, { to: 'received', actor: 'staff', actorId: scope.staffId });
  // Last: requests to the same shop wait until the commit. Of credit it hears when it is paid.
  if (!refusal && choice.article) await tellShop(tx, again, account, choice);
  return refusal;
}

function termsOf({ option, article, difference }: LooseChoice): Prisma.ReturnItemUncheckedUpdateInput {
  const { right, rules, feeRate, worth, trace } = option;
  const offer: Offer = {
    ...{ right, rules, kind: right === 'return' ? 'credit' : 'goods', fault: false, until: null },
    ...{ feeRate, bonusRate: 0, shipping: 0, worth },
  };
  return {
    ...{ solution: right === 'return' ? 'credit' : 'exchange', exchangeSku: article?.sku ?? null },
    exchangeDifference: article ? difference : null,
    offer: offer satisfies Prisma.InputJsonObject,
    trace: trace as unknown as Prisma.InputJsonArray,
  };
}

/** The shop sends what it is exchanged for. */
async function tellShop(
  tx: Transaction,
  item: LockedReturn,
  account: Account,
  { article, difference }: LooseChoice,
): Promise<void> {
  const [goods] = item.items;
  if (!goods || !article) return;
  await requestFromShop(tx, {
    sourceId: item.sourceId,
    type: 'return-request',
    data: {
      ...{ number: item.number, ...ofAccount(account), requestedBy: 'staff', basis: 'voluntary', note: null },
      lines: [
        {
          ...{ line: null, quantity: goods.received, ...(goods.sku ? { sku: goods.sku } : {}) },
          ...{ reason: null, outcome: 'exchange', exchangeFor: article.sku, difference },
        },
      ],
    },
  });
}
