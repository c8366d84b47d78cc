import { openDatabase } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import { seedDemo } from '@/prisma/seed/demo';
import { companies, DEMO_PASSWORD, people } from '@/prisma/seed/shop';
import { DEMO_AUTHENTICATOR, staff } from '@/prisma/seed/staff';

/** Called by `npm start` when PORTAL_DEMO says so: writes the demo once and names its people every time. */
const db = openDatabase(environment().DATABASE_URL, 2);
try {
  await seedDemo(db);
  console.log(`Demo people, password ${DEMO_PASSWORD}:`);
  for (const { key, email, name } of people) {
    const seats = companies.flatMap(({ name, members }) => (members[key] ? [`${members[key]} of ${name}`] : []));
    console.log(`  ${email}  (${[name, ...seats].join(', ')})`);
  }
  console.log(`Demo staff, the same password, authenticator secret ${DEMO_AUTHENTICATOR}:`);
  for (const { email, name, staffRole } of staff) console.log(`  ${email}  (${name}, ${staffRole})`);
} finally {
  await db.$disconnect();
}
