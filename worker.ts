import { environment } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { startWorker } from '@/lib/core/worker';
import { housekeeping } from '@/lib/identity/jobs';
import { handlers } from '@/lib/notifications/jobs';

/** The process that does what need not happen while somebody waits: mails, clean-up. Ends like server.ts. */
async function main() {
  const worker = await startWorker({ url: environment().DATABASE_URL, handlers, housekeeping });
  process.send?.({ type: 'ready' });
  log().info({ event: 'worker-started' });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await worker.stop();
    log().info({ event: 'worker-stopped' });
    log().flush(() => process.exit(0));
    setTimeout(() => process.exit(0), 500).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
