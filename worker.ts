import { environment } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { runService } from '@/lib/core/service';
import { startWorker } from '@/lib/core/worker';
import { clearOrphans } from '@/lib/files/jobs';
import { housekeeping } from '@/lib/identity/jobs';
import { handlers } from '@/lib/notifications/jobs';

/** The process that does what need not happen while somebody waits: mails, clean-up. */
runService('worker', async () => {
  const worker = await startWorker({
    url: environment().DATABASE_URL,
    handlers,
    housekeeping: async () => {
      await housekeeping();
      await clearOrphans();
    },
  });
  process.send?.({ type: 'ready' });
  log().info({ event: 'started', service: 'worker' });
  return worker.stop;
});
