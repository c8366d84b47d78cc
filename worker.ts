import { environment } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { runService } from '@/lib/core/service';
import { type OutboxHandlers, startWorker } from '@/lib/core/worker';
import { clearOrphans } from '@/lib/files/jobs';
import * as guest from '@/lib/guest/jobs';
import { housekeeping } from '@/lib/identity/jobs';
import { clearInbox, inbox } from '@/lib/ingest/jobs/inbox';
import * as wayBack from '@/lib/ingest/jobs/way-back';
import * as notifications from '@/lib/notifications/jobs';
import * as orders from '@/lib/orders/jobs';
import { clearCredit } from '@/lib/refunds/jobs';
import { returnsByTime } from '@/lib/returns/jobs';
import { deliveries } from '@/lib/webhooks/jobs';
import { startSimulator } from '@/prisma/seed/simulator';

/** Each feature handles its own types; one without a handler does not compile. */
const handlers: OutboxHandlers = {
  ...notifications.handlers,
  ...orders.handlers,
  ...guest.handlers,
  ...wayBack.handlers,
};

/** The process that does what need not happen while somebody waits: mails, webhooks, clean-up. */
runService('worker', async () => {
  const worker = await startWorker({
    url: environment().DATABASE_URL,
    handlers,
    queues: [deliveries, inbox],
    housekeeping: async () => {
      await housekeeping();
      await clearOrphans();
      await clearInbox();
      await returnsByTime();
      await clearCredit();
    },
  });
  const { PORTAL_DEMO, DEMO_STEP_SECONDS } = environment();
  const demo = PORTAL_DEMO && DEMO_STEP_SECONDS > 0 ? startSimulator(DEMO_STEP_SECONDS * 1000) : null;
  process.send?.({ type: 'ready' });
  log().info({ event: 'started', service: 'worker' });
  return async () => {
    await demo?.stop();
    await worker.stop();
  };
});
