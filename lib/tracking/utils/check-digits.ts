import type { CheckDigit } from '../types';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

/** UPS counts letters so: A is 2, B 3, and again from 0 after H; a digit is itself. */
const value = (char: string) => (/\d/.test(char) ? Number(char) : (char.charCodeAt(0) - 63) % 10);

const weighted = (serial: string, weight: (index: number) => number) =>
  [...serial].reduce((sum, char, index) => sum + value(char) * weight(index), 0);

/** What is missing to the next ten. */
const toTen = (sum: number) => (10 - (sum % 10)) % 10;

/**
 * Computes the check digit that belongs to a serial number.
 * @param serial digits and capitals, without the check digit
 */
export function checkDigitOf(serial: string, how: CheckDigit): string {
  switch (how.by) {
    case 'mod10': {
      // Some carriers leave digits off that their check digit still counts.
      const whole = how.prefix && !serial.startsWith(how.prefix) ? how.prefix + serial : serial;
      return String(toTen(weighted(whole, (index) => (index % 2 === 0 ? how.first : how.second))));
    }
    case 'mod7':
      return String(BigInt(serial) % 7n);
    case 'luhn':
      return String(toTen(luhnSum(serial)));
    case 's10': {
      const rest = 11 - (weighted(serial, (index) => S10_WEIGHTS[index] ?? 0) % 11);
      return String(rest === 10 ? 0 : rest === 11 ? 5 : rest);
    }
    case 'mod37_36':
      return ALPHABET[hybrid(serial)] ?? '';
    case 'weights':
      return String((weighted(serial, (index) => how.weights[index] ?? 0) % how.modulo) % 10);
  }
}

/** Every second digit from the right is doubled, and of 18 counts 1 + 8. */
function luhnSum(serial: string): number {
  return [...serial].reverse().reduce((sum, char, index) => {
    const doubled = value(char) * (index % 2 === 0 ? 2 : 1);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
}

function hybrid(serial: string): number {
  let product = 36;
  for (const char of serial) {
    const sum = (product + ALPHABET.indexOf(char)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return (37 - product) % 36;
}
