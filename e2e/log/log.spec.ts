import { dirname, join } from 'node:path';
import { DEMO_PASSWORD } from '@/prisma/seed/shop';
import { expect, test } from '../support/fixtures';
import { logLines } from '../support/portal';

// Runs after all others: what web process and worker wrote during the whole run.
test('T55 the log of the whole run holds no password, token, session or address', () => {
  const web = process.env.E2E_LOG ?? '';
  const lines = [...logLines(web), ...logLines(join(dirname(web), 'worker.log'))];
  expect(lines.length).toBeGreaterThan(20);
  const secrets = [
    /@example\.(ch|de)/i,
    new RegExp(DEMO_PASSWORD),
    /falsches-Passwort/,
    /portal-session/,
    /eyJ[\w-]{10,}/,
    /argon2id/,
    /Mira Test|Lea Brunner/,
  ];
  // One text: an expectation for each of many thousand lines takes minutes.
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  for (const secret of secrets) expect(secret.exec(text)?.[0]).toBeUndefined();
});
