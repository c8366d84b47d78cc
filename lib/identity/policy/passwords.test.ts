import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonPasswords } from '@/lib/core/common-passwords';
import { PASSWORD_MAX } from '../constants';
import { newPassword } from '../schema/sign-in';
import { passwordField, refusePassword } from './passwords';

const common = await commonPasswords();
const brands = ['Mein Konto', 'Röstwerk'];
const owner = { name: 'Lea Brunnthaler-Weiß', email: 'lea.brunnthaler@example.ch' };
const refuse = (password: string) => refusePassword(password, { common, brands, owner });

it('T14 each of the 3000 most common passwords is refused, whatever its case and with a tail', () => {
  const top = [...common].slice(0, 3000);
  expect(top.slice(0, 3)).toEqual(['123456', 'password', '12345678']);
  for (const word of top) {
    expect(refuse(word), word).toBe('passwordCommon');
    expect(refuse(word.toUpperCase()), word).toBe('passwordCommon');
    if (word.length >= 4) expect(refuse(`${word}2026!`), word).toBe('passwordCommon');
  }
});

it.each([
  ['passwordCommon', ['Password1', 'Passwort2026', 'qwertzuiop', 'Qwertz123!', '11111111', 'abcabcabc', 'hallohallo']],
  ['passwordCommon', ['Sunshine 24.12.', ' football ', 'ｐａｓｓｗｏｒｄ', 'PASSWORD????', 'dragondragon1']],
  [
    'passwordBrand',
    ['Roestwerk2026', 'röstwerk!', 'ROSTWERK-1', '2026 Röstwerk', 'MeinKonto123', 'mein konto', 'r.ö.s.t.w.e.r.k'],
  ],
  [
    'passwordOwn',
    [
      'leabrunnthaler',
      'Lea.Brunnthaler@example.ch',
      'brunnthaler1990',
      '1990-Brunnthaler!',
      'BrunnthalerWeiss',
      'weiß2026!!',
    ],
  ],
] as const)('T14 %s: %j', (reason, passwords) => {
  for (const password of passwords) expect(refuse(password), password).toBe(reason);
});

it.each([
  ['lower case and spaces', 'ein ganzer satz als passwort'],
  ['lower case only', 'kaffeemorgentraumsilber'],
  ['eight characters', 'zq7 vübt'],
  ['64 characters', 'wer viel kaffee trinkt der schläft am abend vielleicht nicht ein'],
  [
    '128 characters',
    'vierundsechzig zeichen sind noch lange nicht genug fuer einen sa'.repeat(2).slice(0, 127).concat('z'),
  ],
  ['emoji', '☕️👩‍🚀🌙🥐🧊🪴🛶🎻'],
  ['digits at random', '4950 2716 8038'],
  ['the shop inside a sentence', 'roestwerk liefert immer am dienstag'],
  ['the own name inside a sentence', 'frau brunnthaler mag keinen filterkaffee'],
  ['a word that has a short name in it', 'leander reist ungern'],
])('T13 T15 %s is a password', (_what, password) => {
  expect(newPassword('passwordRequired').safeParse(password).error).toBeUndefined();
  expect(refuse(password)).toBeNull();
});

it('T13 a password is counted in characters by their code points: seven are refused, four emoji are no eight', () => {
  const messages = (password: unknown) =>
    newPassword('passwordRequired')
      .safeParse(password)
      .error?.issues.map(({ message }) => message);
  expect(messages('a7b6c5d')).toEqual(['passwordShort']);
  expect(messages('🪴🛶🎻🥐')).toEqual(['passwordShort']);
  expect(messages('🪴🛶🎻🥐🌙🧊☕👀')).toBeUndefined();
  expect(messages('🛶'.repeat(128))).toBeUndefined();
  expect(messages('a'.repeat(PASSWORD_MAX + 1))).toEqual(['tooLong']);
  expect(messages('')?.[0]).toBe('passwordRequired');
  expect(messages({ not: '' })).toEqual(['passwordRequired']);
});

describe('whatever is typed', () => {
  it('the rule answers at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: PASSWORD_MAX }), (password) => {
        const started = performance.now();
        refuse(password);
        expect(performance.now() - started).toBeLessThan(200);
      }),
    );
    for (const password of ['ab'.repeat(127), `${'a'.repeat(255)}b`, '1'.repeat(256), '!a'.repeat(128)]) {
      const started = performance.now();
      refuse(password);
      expect(performance.now() - started).toBeLessThan(200);
    }
  });

  it('a name stays refused with any short tail', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9!?.*#-]{0,7}$/), (tail) => {
        expect(refuse(`Roestwerk${tail}`)).not.toBeNull();
        expect(refuse(`Brunnthaler${tail}`)).not.toBeNull();
      }),
    );
  });
});

it('a refusal of the password is shown at its field, other reasons are not', () => {
  expect(passwordField('passwordOwn')).toEqual({ password: 'passwordOwn' });
  expect(passwordField('linkDead')).toBeUndefined();
});
