/** @type {import('next').NextConfig} */
const config = {
  // The page reads the portal's database with the portal's client: two folders up.
  turbopack: { root: new URL('../../', import.meta.url).pathname },
  poweredByHeader: false,
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg'],
};

export default config;
