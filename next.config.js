import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/core/i18n/request.ts');

// Pages named page.dev.tsx exist in development only, so that no fixture reaches a production bundle (T65).
const development = process.env.NODE_ENV === 'development';

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  pageExtensions: development ? ['dev.tsx', 'tsx', 'ts'] : ['tsx', 'ts'],
  poweredByHeader: false,
  // `server.ts` compresses: whole pages, not every piece of them.
  compress: false,
  // `npm run check` is where types are checked; a start on a fresh machine should not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // Streamed metadata would stay outside <head> without JavaScript.
  htmlLimitedBots: /.*/,
  // Where browsers look before they have read a page.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  serverExternalPackages: ['argon2', 'pg', 'pg-boss', 'pino', 'nodemailer', 'pdfkit', 'fontkit'],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
};

export default withNextIntl(config);
