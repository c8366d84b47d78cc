import { log } from './log';

/** The log is written in the background; what is left of it after this time is lost. */
const FLUSH_MS = 500;

/**
 * How a process of the portal begins and ends: told by a signal, or by the channel to its parent closing when that is
 * killed, so that no orphan keeps a port. A start that fails says one sentence and exits with 1.
 * @param name for the log
 * @param start brings the process up and gives back what ends it
 */
export function runService(name: string, start: () => Promise<() => Promise<void>>): void {
  const begin = async () => {
    const end = await start();
    let stopping = false;
    const stop = async () => {
      if (stopping) return;
      stopping = true;
      let code = 0;
      try {
        await end();
        log().info({ event: 'stopped', service: name });
      } catch (error) {
        // The framework swallows rejections that nobody handles; a process told to end must not live on with one.
        code = 1;
        log().error({ event: 'stop-failed', service: name, err: error });
      }
      log().flush(() => process.exit(code));
      setTimeout(() => process.exit(code), FLUSH_MS).unref();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(signal, stop);
  };
  begin().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  });
}
