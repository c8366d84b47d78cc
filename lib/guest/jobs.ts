import type { OutboxHandlers } from '@/lib/core/worker';
import { send } from '@/lib/notifications/mutations';
import { guestLink } from '@/lib/notifications/templates/guest-link';
import { issueGuestLink } from './mutations';

/** What the worker does for guests. Nothing fits: nothing is sent, and nobody on the screen learns of it (T18). */
export const handlers = {
  'guest-link.requested': async ({ id, payload }, tx) => {
    const link = await issueGuestLink(tx, payload);
    if (!link) return;
    const to = { name: '', address: link.address };
    await send(id, to, link.locale, (stationery) => guestLink(stationery, { ...link, to }));
  },
} satisfies Partial<OutboxHandlers>;
