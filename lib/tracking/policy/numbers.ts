import { NUMBER_FORMATS, POSTS, S10 } from '../constants/number-formats';
import type { CheckDigit, CheckedNumber, NumberCheck } from '../types';
import { checkDigitOf } from '../utils/check-digits';

/** Longer than the longest barcode (39 characters after its prefix), shorter than a text pasted by mistake. */
const LONGEST = 60;

type Finding = { carrier: string; check: NumberCheck };

/**
 * Whose number this could be, and whether its check digit fits. Blanks, dots and dashes are ignored.
 * A carrier found so is a suggestion, and a wrong check digit is a reason to warn, never to refuse (domain rule 2).
 * @param text as typed or as it came in
 */
export function checkNumber(text: string): CheckedNumber {
  const found = findings(text);
  // A check digit that fits says more than a form that any digits have; one that does not fit speaks against a carrier.
  const check = (['valid', 'unknown', 'wrong'] as const).find((one) => found.some((finding) => finding.check === one));
  const likely = carriersOf(found.filter((finding) => finding.check === check));
  const possible = found.filter(({ check: one }) => one !== 'wrong' || check === 'wrong');
  const carriers = [...new Set([...likely, ...carriersOf(possible)])];
  return { carrier: likely.length === 1 ? (likely[0] ?? null) : null, carriers, check: check ?? 'unknown' };
}

/**
 * The same for a carrier that is known.
 * @param carrier as `checkNumber` names it
 * @returns null if this carrier is not known to write such numbers
 */
export function checkNumberOf(carrier: string, text: string): NumberCheck | null {
  const checks = findings(text)
    .filter((finding) => finding.carrier === carrier)
    .map(({ check }) => check);
  return (['valid', 'unknown', 'wrong'] as const).find((one) => checks.includes(one)) ?? null;
}

function findings(text: string): Finding[] {
  const number = text.replace(/[\s.\p{Dash}]/gu, '').toUpperCase();
  if (number.length > LONGEST) return [];
  const found = NUMBER_FORMATS.flatMap(({ carrier, form, check }): Finding[] => {
    const match = form.exec(number);
    return match ? [{ carrier, check: checked(match, check) }] : [];
  });
  const post = S10.exec(number);
  const country = post?.groups?.country;
  if (!post || !country || !isCountry(country)) return found;
  return [{ carrier: POSTS.get(country) ?? 's10', check: checked(post, { by: 's10' }) }, ...found];
}

function checked({ groups }: RegExpExecArray, how: CheckDigit | undefined): NumberCheck {
  if (!how || groups?.serial === undefined) return 'unknown';
  return checkDigitOf(groups.serial, how) === groups.check ? 'valid' : 'wrong';
}

const carriersOf = (found: Finding[]) => [...new Set(found.map(({ carrier }) => carrier))];

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Codes that have a name without being a country with a post. */
const NO_POST = /^(?:EU|EZ|QO|UN|X[^K]|ZZ)$/;
const isCountry = (code: string) => !NO_POST.test(code) && regions.of(code) !== undefined;
