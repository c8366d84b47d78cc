import { PASSWORD_MIN } from '../constants';

/** Why a password cannot be set; each is a sentence below `errors`, shown at the field. */
export const PASSWORD_REFUSALS = ['passwordCommon', 'passwordBrand', 'passwordOwn', 'passwordBreached'] as const;
export type PasswordRefusal = (typeof PASSWORD_REFUSALS)[number];

/** Where a reason is shown: at the password's field if it is about the password. */
export const passwordField = (reason: string): { password: PasswordRefusal } | undefined => {
  const refusal = PASSWORD_REFUSALS.find((known) => known === reason);
  return refusal && { password: refusal };
};

/** For whom a password is, as far as somebody who guesses knows it too. */
export type PasswordOwner = { name: string; email: string };

/** Shorter names are part of many words ("Li", "Eva") and would refuse what nobody guesses. */
const WORD_MIN = 4;
/** What everybody appends: a year, a date, an exclamation mark. Longer ones are a password of their own. */
const TAIL_MAX = 8;
const TAIL = /^[\d\p{P}\p{S}\s]$/u;

/**
 * Whether a password is among the first that somebody tries (ASVS 6.2.4, 6.2.11; NIST SP 800-63B 3.1.1.2): a common one,
 * or the names of shop, portal or person. There are no rules of composition: a sentence in lower case is a good password.
 * @param password as typed, long enough by its schema
 * @param known what is compared with: common passwords in lower case, names of shop and portal, and whose password it is
 */
export function refusePassword(
  password: string,
  known: { common: ReadonlySet<string>; brands: readonly string[]; owner: PasswordOwner },
): Exclude<PasswordRefusal, 'passwordBreached'> | null {
  if (isCommon(password, known.common)) return 'passwordCommon';
  if (leansOn(password, known.brands)) return 'passwordBrand';
  const { name, email } = known.owner;
  const [mailbox = ''] = email.split('@');
  const parts = `${name} ${mailbox}`.split(/[^\p{L}\p{N}]+/u);
  return leansOn(password, [email, name, mailbox, ...parts]) ? 'passwordOwn' : null;
}

/** On the list, whatever its case; also with a tail, or the same again and again. */
function isCommon(password: string, common: ReadonlySet<string>): boolean {
  return stems(password.normalize('NFKC').toLowerCase().trim()).some((stem) => {
    const unit = unitOf(stem);
    return common.has(stem) || common.has(unit) || (unit !== stem && unit.length < WORD_MIN);
  });
}

/** Of "hallohallo" "hallo", otherwise the text itself: a text turns up again in its double where its unit ends. */
const unitOf = (text: string): string => text.slice(0, (text + text).indexOf(text, 1));

/** "kaffee2026!" as it is and with less and less of its tail, down to "kaffee". */
function stems(key: string): string[] {
  const characters = [...key];
  const found = [key];
  for (let length = characters.length - 1; length >= characters.length - TAIL_MAX; length -= 1) {
    if (length < WORD_MIN || !TAIL.test(characters[length] ?? '')) break;
    found.push(characters.slice(0, length).join(''));
  }
  return found;
}

/** Whether a password is one of these names with too little around it to be a password without it. */
function leansOn(password: string, names: readonly string[]): boolean {
  return spellings(password).some((typed) =>
    names.flatMap(spellings).some((name) => {
      if (name.length < WORD_MIN || !typed.includes(name)) return false;
      return typed.replaceAll(name, '').length < PASSWORD_MIN;
    }),
  );
}

/** "Röstwerk & Co" as it is typed into a password: rostwerkco, roestwerkco. */
function spellings(text: string): string[] {
  const lower = text.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss');
  const spelled = lower.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  return [lower, spelled].map((one) => one.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, ''));
}
