import { resolve } from 'node:path';
import next from 'next';
import { environment } from '@/lib/core/env';
import { buildAssets } from '@/lib/core/http/assets';
import { parseTrustedProxies } from '@/lib/core/http/client-address';
import { clearShownFlash } from '@/lib/core/http/flash';
import { createPortalServer } from '@/lib/core/http/server';
import { stopListening } from '@/lib/core/listener';
import { closeLive } from '@/lib/core/live';
import { log, takeConsole } from '@/lib/core/log';
import { beginDrain } from '@/lib/core/readiness';
import { runService } from '@/lib/core/service';

/** The web process: Next behind the portal's own entry. */
runService('web', async () => {
  const { PORT, HOST, TRUSTED_PROXIES } = environment();
  const development = process.env.NODE_ENV === 'development';
  const trusted = parseTrustedProxies(TRUSTED_PROXIES);
  const app = next({ dev: development, hostname: HOST, port: PORT });
  await app.prepare();
  const handle = app.getRequestHandler();
  const folder = resolve(process.env.NEXT_DIST_DIR || '.next', 'static');
  const assets = development ? () => false : await buildAssets(folder);
  const portal = createPortalServer(
    (request, response) => void (assets(request, response) || handle(request, response)),
    {
      trusted,
      development,
      log: log(),
      onDrain: () => {
        beginDrain();
        closeLive();
        void stopListening();
      },
      onHeaders: clearShownFlash,
    },
  );
  if (development) portal.server.on('upgrade', app.getUpgradeHandler());

  portal.server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${PORT} is taken. Stop what uses it, or choose another: PORT=3100 npm start`
        : `The web server could not start: ${error.message}`,
    );
    process.exit(1);
  });
  portal.server.listen(PORT, HOST, () => {
    const address = portal.server.address();
    process.send?.({ type: 'ready', port: typeof address === 'object' ? address?.port : PORT });
    log().info({ event: 'started', service: 'web', port: PORT });
    if (!development) takeConsole();
  });

  return portal.close;
});
