import { defineConfig } from 'prisma/config';

/** Only `prisma generate` and, elsewhere, the standard `prisma migrate deploy` read this file. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL ?? '' },
});
