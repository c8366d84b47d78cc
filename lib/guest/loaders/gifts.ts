import { cache } from 'react';
import { orderNumberSchema } from '@/lib/account/schema';
import { log } from '@/lib/core/log';
import { missing } from '@/lib/core/missing';
import { decodeSegment } from '@/lib/core/paths';
import { requestContext } from '@/lib/core/request-context';
import { loadClientAddress, requireCustomer } from '@/lib/identity/loaders/viewer';
import { mayDo } from '@/lib/identity/policy/rights';
import { getGift, getGiftSlip } from '../queries/gifts';
import type { Gift, GiftSlip } from '../types';

/** Whose present a link opens, and what it shows; wrong, revoked and outlived links end alike, too many looks in 429. */
export const loadGiftOrder = cache(async (token: string): Promise<{ orderId: string; gift: Gift }> => {
  const answer = await getGift(token, await loadClientAddress(), new Date());
  if (answer.ok) return answer;
  const context = requestContext.getStore();
  if (answer.reason === 'limited' && context) {
    context.denied = 429;
    log().warn({ event: 'limited', action: 'gift' });
  }
  return missing('gift');
});

/** Data of the page of a present. */
export const loadGift = async (token: string): Promise<Gift> => (await loadGiftOrder(token)).gift;

/** Gate and data of the paper for a present: for who may give back what is in the order. */
export async function loadGiftSlip(segment: string): Promise<GiftSlip> {
  const { scope } = await requireCustomer(`/konto/bestellungen/${segment}/geschenk`);
  const number = orderNumberSchema.safeParse(decodeSegment(segment)).data;
  const slip = number && mayDo(scope, 'returns.create') ? await getGiftSlip(scope, number) : null;
  return slip ?? missing('gift slip');
}
