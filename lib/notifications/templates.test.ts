import { describe, expect, it } from 'vitest';
import { locales } from '@/lib/core/i18n/locales';
import { messageKinds, toldReturnStates } from './constants';
import { cancellationNews } from './templates/cancellation-news';
import type { Stationery } from './templates/frame';
import { giftLink } from './templates/gift-link';
import { guestLink } from './templates/guest-link';
import { invitation } from './templates/invitation';
import { setPasswordLink, signInLink } from './templates/links';
import { orderNews } from './templates/order-news';
import { passwordSet } from './templates/password-set';
import { registration, registrationKnown } from './templates/registration';
import { returnNews } from './templates/return-news';
import { securityChanged } from './templates/security-changed';
import type { NewsKind, OrderNews } from './types';
import { mailTexts, nameInText, written } from './utils';

const to = { name: 'Lea Brunner', address: 'lea@example.ch' };
const link = { to, token: 'the-token', minutes: 15 };
const seat = {
  to: { name: '', address: 'nora@cafe-linde.example' },
  token: 'the-token',
  company: 'Café Linde GmbH',
  inviter: 'Mara Steiner',
  // Summer time in Zurich: 23.30 there is still the day before in UTC.
  expiresAt: new Date('2026-07-08T21:30:00Z'),
};
const roles = ['admin', 'buyer', 'technician', 'viewer'] as const;

/** Each mail: what makes it, and the address that it is for. */
const mails = {
  passwordSet: { letter: (s: Stationery) => passwordSet(s, { to }), path: '/hilfe', hasMinutes: false },
  signInLink: { letter: (s: Stationery) => signInLink(s, link), path: '/anmelden/the-token', hasMinutes: true },
  setPasswordLink: {
    letter: (s: Stationery) => setPasswordLink(s, link),
    path: '/passwort-vergessen/the-token',
    hasMinutes: true,
  },
  registration: {
    letter: (s: Stationery) => registration(s, link),
    path: '/passwort-vergessen/the-token',
    hasMinutes: true,
  },
  registrationKnown: {
    letter: (s: Stationery) => registrationKnown(s, link),
    path: '/anmelden/the-token',
    hasMinutes: true,
  },
  guestLink: {
    letter: (s: Stationery) => guestLink(s, { ...link, number: 'RW-24817' }),
    path: '/bestellung-finden/the-token',
    hasMinutes: true,
  },
  giftLink: {
    letter: (s: Stationery) => giftLink(s, link),
    path: '/bestellung-finden/the-token',
    hasMinutes: true,
  },
  invitation: {
    letter: (s: Stationery) => invitation(s, { ...seat, role: 'technician' }),
    path: '/einladung/the-token',
    hasMinutes: false,
  },
};

/** One mail per change of what protects the account. */
const changes = [
  'authenticatorAdded',
  'authenticatorRemoved',
  'recoveryCodesMade',
  'passkeyAdded',
  'passkeyRemoved',
] as const;
for (const change of changes) {
  Object.assign(mails, {
    [change]: { letter: (s: Stationery) => securityChanged(s, { to, change }), path: '/hilfe', hasMinutes: false },
  });
}

const portal = 'https://konto.example.ch';
const off = `${portal}/abmelden-von/the-token`;
/** A message about one of two parcels; the day has hours. */
const newsKinds = messageKinds.filter((kind): kind is NewsKind => !/^(cancellation|return)_/.test(kind));
const news: Omit<OrderNews, 'kind'> = {
  to,
  number: 'RW-24817',
  placedOn: '2026-11-20',
  day: '2026-11-26',
  hours: { from: '10:00', to: '12:00' },
  promised: '2026-11-24',
  reason: 'Sperrung am Gotthard',
  parcel: { sequence: 1, count: 2, carrier: 'Die Post', trackingNumber: '99.60.004817.01123582' },
  pickup: { place: 'Kiosk, Langstrasse 12', code: 'K-77.4' },
  deliveredTo: 'Milchkasten',
  items: [{ name: 'Becher', variant: 'Blau', quantity: 3 }],
  more: 2,
  manuals: [{ title: 'Anleitung', href: `${portal}/anleitungen/the-manual` }],
  open: { note: 'return', until: '2026-12-26', href: `${portal}/konto/retouren/neu?bestellung=RW-24817` },
  href: `${portal}/bestellung/the-token`,
};
const contact = { mail: 'hallo@shop.example', phone: '044 555 01 40', hours: '8–18', address: 'Shop AG, 8005 Zürich' };
const stationery = (locale: (typeof locales)[number], contacts: Stationery['sender']['contact'] = contact) => ({
  locale,
  t: mailTexts(locale),
  portal,
  sender: { name: 'Röstwerk', contact: contacts },
});

/** What somebody reads of HTML: no markup, entities as characters. */
const readable = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe.each(locales)('%s', (locale) => {
  it.each(Object.entries(mails))(
    '%s says its sentence in HTML and text, with its link and how long it works',
    async (_name, mail) => {
      const letter = mail.letter(stationery(locale));
      const { html, text } = await written(letter);
      expect(letter.subject.length).toBeGreaterThan(10);
      expect(html).toContain(`<html dir="ltr" lang="${locale}">`);
      // The button and the link in the open; the text has it once.
      expect(html.split(`href="${portal}${mail.path}"`)).toHaveLength(3);
      expect(text.split(`${portal}${mail.path}`)).toHaveLength(2);
      for (const said of [readable(html), text]) {
        expect(said).toContain('Röstwerk');
        expect(said).toContain(contact.mail);
        if (mail.hasMinutes) expect(said).toMatch(/15\u00a0minut/i);
        // Neither a key in place of a text nor a placeholder in place of a value.
        expect(said).not.toMatch(/mail\.[a-z]|[{}]|\bundefined\b|\bnull\b/);
        if (locale !== 'de-DE') expect(said).not.toContain('ß');
      }
      // Nothing is loaded from anywhere, and nobody counts who read it.
      expect(html).not.toMatch(/<img|<link|<script|url\(|@import|@font-face/);
      const title = /<title>(.*?)<\/title>/.exec(html)?.[1];
      expect(html).toMatch(new RegExp(`<h1[^>]*>${title?.replace(/[.?]/g, '\\$&')}</h1>`));
    },
  );

  it.each(newsKinds)(
    'a message that it is %s says the day first, then what, why it came and how to stop it',
    async (kind) => {
      const letter = orderNews({ ...stationery(locale), off }, { ...news, kind });
      const { html, text } = await written(letter);
      expect(letter.subject).toContain('RW-24817');
      expect(html).toContain(`<html dir="ltr" lang="${locale}">`);
      expect(html.split(`href="${news.href}"`)).toHaveLength(3);
      expect(text.split(news.href)).toHaveLength(2);
      const title = /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1] ?? '';
      expect(title).toMatch(/26/);
      for (const said of [readable(html), text]) {
        for (const word of [
          'RW-24817',
          'Röstwerk',
          to.address,
          contact.mail,
          '3 × Becher, Blau',
          'Die Post',
          'Lea Brunner',
        ]) {
          expect(said).toContain(word);
        }
        // What people copy stays as it is; the day is the one of the shop's calendar.
        expect(said).toContain('99.60.004817.01123582');
        expect(said).toMatch(/20(\.|\u00a0| )/);
        expect(said).not.toMatch(/mail\.[a-z]|[{}]|\bundefined\b|\bnull\b/);
        if (locale !== 'de-DE') expect(said).not.toContain('ß');
      }
      expect(html).toContain(`href="${off}"`);
      expect(text).toContain(off);
      expect(html).toContain(`href="${portal}/anleitungen/the-manual"`);
      expect(html).not.toMatch(/<img|<link|<script|url\(|@import|@font-face/);
      // Without a day it says what is known, and no day at all (domain rule 3).
      const undated = orderNews(
        { ...stationery(locale), off: null },
        { ...news, kind, day: null, promised: null, hours: { from: null, to: null }, parcel: null, pickup: null },
      );
      const bare = await written(undated);
      expect(/<h1[^>]*>(.*?)<\/h1>/.exec(bare.html)?.[1]).not.toMatch(/\d|1970/);
      expect(bare.text).not.toContain('abmelden-von');
    },
  );

  it.each<[string, NonNullable<OrderNews['open']>, RegExp]>([
    ['given back', { note: 'return', until: '2026-12-26', href: `${portal}/konto/x` }, /26\D.*2026/],
    ['given back for credit', { note: 'credit', until: '2027-02-08', href: `${portal}/konto/x` }, /8\D.*2027/],
    // Summer time and winter time: the hour is the shop's.
    ['cancelled', { note: 'cancel', until: new Date('2026-11-30T05:00:00Z'), href: null }, /30\D.*2026.*0?6[:.]00/],
    ['given back without an end', { note: 'return', until: null, href: `${portal}/konto/x` }, /./],
    ['cancelled until it is packed', { note: 'cancel', until: null, href: null }, /./],
  ])('says until when it can be %s, with a link if there is one', async (_what, open, date) => {
    const { html, text } = await written(orderNews(stationery(locale), { ...news, kind: 'delivered', open }));
    const bare = await written(orderNews(stationery(locale), { ...news, kind: 'delivered', open: null }));
    const [before] = bare.text.split('3 × Becher');
    const added = text
      .split('\n')
      .filter((line) => !bare.text.includes(line))
      .join(' ');
    expect(before).toBeDefined();
    expect(added.length).toBeGreaterThan(20);
    expect(added).toMatch(date);
    expect(added).not.toMatch(/mail\.[a-z]|[{}]|\bundefined\b|\bnull\b/);
    expect(html.split(`href="${portal}/konto/x"`)).toHaveLength(open.href ? 2 : 1);
  });

  it('the kinds of messages have words of their own', () => {
    const letters = newsKinds.map((kind) => orderNews(stationery(locale), { ...news, kind }));
    expect(new Set(letters.map(({ subject }) => subject)).size).toBe(newsKinds.length);
  });

  it.each(['requested', 'confirmed', 'partly', 'refused'] as const)(
    'a mail about a cancellation that is %s says so first, then which pieces and what happens next',
    async (state) => {
      const line = { name: 'Becher', variant: 'Blau', quantity: 3, confirmed: 0, refused: 0 };
      const lines = {
        requested: [line],
        confirmed: [{ ...line, confirmed: 3 }],
        partly: [{ ...line, confirmed: 2, refused: 1 }],
        refused: [{ ...line, refused: 3 }],
      }[state];
      const kind = state === 'requested' ? 'cancellation_requested' : 'cancellation_answered';
      const words = { kind, state, to, number: 'ST-7K3F9M2Q', order: 'RW-24817', lines, href: `${portal}/x` } as const;
      const days = { placedOn: '2026-11-20', askOn: '2026-12-01' };
      const letter = cancellationNews({ ...stationery(locale), off }, { ...words, ...days });
      const { html, text } = await written(letter);
      expect(letter.subject).toContain('ST-7K3F9M2Q');
      for (const said of [readable(html), text]) {
        for (const word of ['RW-24817', 'Röstwerk', 'Becher, Blau']) expect(said).toContain(word);
        if (state === 'partly') for (const word of ['2 × Becher', '1 × Becher']) expect(said).toContain(word);
        expect(said).not.toMatch(/mail\.[a-z]|[{}]|\bundefined\b|\bnull\b/);
        if (locale !== 'de-DE') expect(said).not.toContain('ß');
      }
      for (const said of [html, text]) expect(said).toContain(off);
      if (state === 'requested') expect(text).toMatch(/1(\.|\u00a0|er| )/);
    },
  );

  const returned = { number: 'RT-7K3F9M2Q', partial: true, day: '2026-12-10', decision: 'Bitte mit Zubehör' } as const;
  const goods = [{ name: 'Becher', variant: 'Blau', quantity: 3, refusal: 'Ein Stück ist benutzt' }];
  it.each(toldReturnStates)(
    'a mail about a return that is %s says so first, then what was said and what goes back',
    async (state) => {
      for (const kind of ['return_moved', 'return_reminder'] as const) {
        if (kind === 'return_moved' ? state === 'draft' : state !== 'draft' && state !== 'approved') continue;
        const words = { ...returned, kind, state, to, lines: goods, href: `${portal}/konto/retouren/RT-7K3F9M2Q` };
        const letter = returnNews({ ...stationery(locale), off }, words);
        const { html, text } = await written(letter);
        expect(letter.subject).toContain('RT-7K3F9M2Q');
        for (const said of [readable(html), text]) {
          for (const word of [
            'Röstwerk',
            '3 × Becher, Blau',
            'Ein Stück ist benutzt',
            'Bitte mit Zubehör',
            words.href.slice(0, 20),
          ]) {
            if (said === text || word !== words.href.slice(0, 20)) expect(said).toContain(word);
          }
          expect(said).not.toMatch(/mail\.[a-z]|[{}]|\bundefined\b|\bnull\b/);
          if (locale !== 'de-DE') expect(said).not.toContain('ß');
        }
        for (const said of [html, text]) expect(said).toContain(off);
      }
    },
  );

  it('an invitation names company, inviter, role and the last moment in Zurich', async () => {
    const said = new Set<string>();
    for (const role of roles) {
      const { text } = await written(invitation(stationery(locale), { ...seat, role }));
      expect(text).toContain('Café Linde GmbH');
      expect(text).toContain('Mara Steiner');
      expect(text).toMatch(/\b8(\.|\u00a0).*2026/);
      expect(text).toMatch(locale === 'de-CH' ? /23\.30/ : /23:30/);
      said.add(text);
    }
    expect(said.size).toBe(roles.length);
  });

  it('until the shop has told its contact, the help page stands for it', async () => {
    const { text } = await written(signInLink(stationery(locale, null), link));
    expect(text).toContain(`${portal}/hilfe`);
  });
});

it('every language has texts of its own; only the two German ones may agree', async () => {
  for (const { letter } of Object.values(mails)) {
    const subjects = locales.map((locale) => letter(stationery(locale)).subject);
    expect(new Set(subjects).size).toBe(locales.length - 1);
  }
});

it('messages in every language are their own; only the two German ones may agree', () => {
  for (const kind of newsKinds) {
    const subjects = locales.map((locale) => orderNews(stationery(locale), { ...news, kind }).subject);
    expect(new Set(subjects).size).toBe(locales.length - 1);
  }
});

it('a guest’s link names the order and nobody', async () => {
  for (const locale of locales) {
    const { text } = await written(guestLink(stationery(locale), { ...link, number: 'RW-24817' }));
    expect(text).toContain('RW-24817');
    expect(text).not.toContain(to.name);
  }
});

it('T46 a registration repeats nothing that a stranger typed', async () => {
  const typed = { ...link, to: { name: 'Win at http://evil.example', address: 'lea@example.ch' } };
  const { html, text } = await written(registration(stationery('en'), typed));
  expect(html + text).not.toContain('evil');
});

it.each([
  ['a body of its own', 'Lea\r\n\r\nClick here', 'Lea Click here'],
  ['an address', 'http://evil.example/x', 'http:\u2060/\u2060/\u2060evil.\u2060example/\u2060x'],
  ['a mail address', 'lea@evil.example', 'lea@\u2060evil.\u2060example'],
  ['a turned direction', 'Lea \u202Eevil', 'Lea evil'],
  ['no end', 'x'.repeat(500), 'x'.repeat(80)],
  ['nothing special', 'Dr. Lea J. Brunner & Söhne', 'Dr. Lea J. Brunner & Söhne'],
])('T46 a name with %s is one short line without a link', (_what, name, expected) => {
  expect(nameInText(name)).toBe(expected);
});

it('T46 a name with markup is text', async () => {
  const { html } = await written(
    signInLink(stationery('en'), { ...link, to: { ...to, name: '<b onclick=x>Lea</b>' } }),
  );
  expect(html).toContain('&lt;b onclick=x&gt;Lea&lt;');
});
