import { describe, expect, it } from 'vitest';
import { environmentSchema, parseEnvironment } from './env';

const least = {
  DATABASE_URL: 'postgres://portal:secret@db.example.ch:5432/portal',
  NEXTAUTH_URL: 'https://konto.example.ch',
  NEXTAUTH_SECRET: 'x'.repeat(32),
};

/** What does not fit, per variable; a new variable without an entry here fails. */
const misfits: Record<keyof typeof environmentSchema.shape, string[]> = {
  DATABASE_URL: ['mysql://u:p@h/d', 'postgres://host-without-database', 'nonsense'],
  DATABASE_OWNER_URL: ['postgres://', 'postgres://u:hunter2@h'],
  DATABASE_POOL: ['0', '201', '1.5', 'many'],
  PORT: ['-1', '65536', 'http'],
  HOST: ['h'.repeat(256)],
  NEXTAUTH_URL: ['konto.example.ch', 'ftp://konto.example.ch', 'https://example.ch/konto', 'http://'],
  NEXTAUTH_SECRET: ['too short', 'x'.repeat(501)],
  TRUSTED_PROXIES: ['1'.repeat(2001)],
  PORTAL_DATA: ['d'.repeat(1001)],
  PORTAL_DEMO: ['yes', '2'],
  DEMO_STEP_SECONDS: ['-1', 'often', '86401'],
  SMTP_URL: ['mail.example.ch:587', 'https://mail.example.ch', `smtp://${'h'.repeat(500)}`],
  MAIL_FROM: ['Shop <shop@example.ch>', 'shop', `${'s'.repeat(250)}@example.ch`],
  PWNED_PASSWORDS_URL: ['api.pwnedpasswords.com', 'https://api.pwnedpasswords.com/range', 'file:///range/'],
  API_REQUESTS_PER_MINUTE: ['0', 'many', '1000001'],
  WEBHOOK_PRIVATE_HOSTS: ['https://erp.example', 'erp example', 'erp:port', 'erp/hook', '10.0.0.0/8', 'h'.repeat(2001)],
  LOG_LEVEL: ['loud'],
  LOG_FILE: ['f'.repeat(1001)],
};

const sentenceOf = (source: Record<string, string | undefined>): string => {
  try {
    parseEnvironment(source);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
};

describe.each(Object.keys(environmentSchema.shape) as (keyof typeof misfits)[])('%s', (name) => {
  it.each(misfits[name])('%j is one sentence that names the variable and does not repeat the value', (value) => {
    const sentence = sentenceOf({ ...least, [name]: value });
    expect(sentence).toMatch(new RegExp(`^The variable ${name} does not fit: [^\\n]+\\.$`));
    expect(sentence).not.toMatch(/\.\.$|hunter2/);
  });
});

it.each(Object.keys(least))('without %s, or with an empty one, the sentence says that it is not set', (name) => {
  const sentence = `The variable ${name} is not set.`;
  expect(sentenceOf({ ...least, [name]: undefined })).toBe(sentence);
  expect(sentenceOf({ ...least, [name]: '' })).toBe(sentence);
});

it('the least that must be set is enough; an empty string is the same as unset', () => {
  const defaults = {
    ...least,
    DATABASE_POOL: 10,
    PORT: 3000,
    HOST: '0.0.0.0',
    TRUSTED_PROXIES: '',
    PORTAL_DATA: '.data',
    API_REQUESTS_PER_MINUTE: 1_200,
    DEMO_STEP_SECONDS: 40,
    WEBHOOK_PRIVATE_HOSTS: [],
    LOG_LEVEL: 'info',
  };
  expect(parseEnvironment(least)).toEqual(defaults);
  const empty = Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, '']));
  expect(parseEnvironment({ ...empty, ...least })).toEqual(defaults);
});

it('hosts are a list in small letters, with and without a port', () => {
  const hosts = 'ERP.intern, erp_app:8080,192.168.1.20:80, [fd00::1]:8080,';
  expect(parseEnvironment({ ...least, WEBHOOK_PRIVATE_HOSTS: hosts }).WEBHOOK_PRIVATE_HOSTS).toEqual([
    'erp.intern',
    'erp_app:8080',
    '192.168.1.20:80',
    '[fd00::1]:8080',
  ]);
});

it('what is set is read as its type, and what is not ours stays away', () => {
  const parsed = parseEnvironment({ ...least, PORT: '0', DATABASE_POOL: '4', PORTAL_DEMO: '0', HOME: '/root' });
  expect(parsed).toMatchObject({ PORT: 0, DATABASE_POOL: 4, PORTAL_DEMO: false });
  expect(parsed).not.toHaveProperty('HOME');
  expect(parseEnvironment({ ...least, PORTAL_DEMO: '1' }).PORTAL_DEMO).toBe(true);
});
