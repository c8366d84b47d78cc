'use server';

import { missing } from '@/lib/core/missing';
import { customerAction, done, publicAction } from '@/lib/identity/action';
import { SWITCH_RIGHT } from './constants';
import { switchByLink, switchMessages } from './mutations/switches';
import { orderMessagesSchema, switchByLinkSchema } from './schema';

/** Which messages about an order are wanted, from its page. */
export const orderMessagesAction = customerAction(
  { name: 'orderMessages', schema: orderMessagesSchema, right: SWITCH_RIGHT },
  async ({ input: { number, kinds }, scope }) => {
    if (!(await switchMessages(scope, number, kinds))) missing('orderMessages');
    return done(`/konto/bestellungen/${encodeURIComponent(number)}`, 'settingSaved');
  },
);

/** The one button behind the link in a message; opening the link alone does nothing (T35). */
export const switchByLinkAction = publicAction(
  { name: 'switchByLink', schema: switchByLinkSchema },
  async ({ input: { token, wanted } }) => {
    if (!(await switchByLink(token, wanted === 'yes'))) missing('switchByLink');
    return done(`/abmelden-von/${encodeURIComponent(token)}`);
  },
);
