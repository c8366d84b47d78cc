/** The columns are 32 bits wide; 21 million francs in one amount is beyond this portal's trade. */
export const MAX_AMOUNT = 2_147_483_647;

/** A decimal number as written: `digits` / 10^`scale`, no trailing zeros after the point. */
export type Decimal = { digits: bigint; scale: number };

// As written by machines (1234.5, -0.001, .5) or by people in Switzerland (1'234.50).
const POINT = /^([+-]?)(\d+|\d{1,3}(?:['’]\d{3})+)?(?:\.(\d*))?$/;
// As exported where the comma is the decimal sign: 1234,5 or 1.234,50. Without a comma a point is a decimal point.
const COMMA = /^([+-]?)(\d+|\d{1,3}(?:[.'’]\d{3})+)?,(\d+)$/;
/** Longer numbers are no prices or quantities; the limit keeps arithmetic cheap on hostile input. */
const MAX_LENGTH = 30;

/**
 * Reads a decimal number without floating point.
 * @param text surrounding blanks are ignored
 * @param decimalComma whether a comma may be the decimal sign; without it `1,234` is refused, as it could be a thousand
 * @returns null if the text is not one number (exponents, units, hexadecimal, empty)
 */
export function parseDecimal(text: string, decimalComma = false): Decimal | null {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH) return null;
  const match = (decimalComma ? COMMA.exec(trimmed) : null) ?? POINT.exec(trimmed);
  if (!match) return null;
  const [, sign, whole = '', part = ''] = match;
  const fraction = part.replace(/0+$/, '');
  if (whole === '' && part === '') return null;
  const digits = BigInt(whole.replace(/\D/g, '') + fraction);
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length };
}

/**
 * Reads a whole number; `6.0` is one, `6.5` is not.
 * @returns null if the text is not one or exceeds 32 bits
 */
export function parseWhole(text: string, decimalComma = false): number | null {
  const decimal = parseDecimal(text, decimalComma);
  return decimal && decimal.scale === 0 ? amount(decimal.digits) : null;
}

/**
 * How many digits a currency has after the point: 2 for CHF, 0 for JPY, 3 for TND.
 * @param currency ISO 4217 code in capitals
 * @returns null for a code that is not a currency
 */
export function minorDigits(currency: string): number | null {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    known ??= new Set(Intl.supportedValuesOf('currency'));
    const format = known.has(currency) ? new Intl.NumberFormat('en', { style: 'currency', currency }) : null;
    digits = format?.resolvedOptions().maximumFractionDigits ?? null;
    // Only codes of the list are kept, so that input cannot fill the memory.
    if (digits !== null) digitsOf.set(currency, digits);
  }
  return digits;
}
const digitsOf = new Map<string, number | null>();
let known: Set<string> | undefined;

/** A price that may be finer than the smallest coin: `unitPrice` smallest units for `priceUnit` pieces. */
export type UnitPrice = { unitPrice: number; priceUnit: number };

/**
 * A decimal price in the smallest unit, exactly. 0.001 in a currency of two digits is 1 for 10 pieces.
 * @param minor digits of the currency after the point, from {@link minorDigits}
 * @returns null if price or number of pieces exceed 32 bits
 */
export function toUnitPrice(price: Decimal, minor: number): UnitPrice | null {
  const extra = price.scale - minor;
  const unitPrice = amount(extra > 0 ? price.digits : price.digits * 10n ** BigInt(-extra));
  const priceUnit = extra > 0 ? amount(10n ** BigInt(extra)) : 1;
  return unitPrice === null || priceUnit === null ? null : { unitPrice, priceUnit };
}

/**
 * Quantity × price in the smallest unit, rounded half away from zero.
 * @returns null beyond 32 bits
 */
export function lineTotal(quantity: number, price: UnitPrice): number | null {
  const product = BigInt(quantity) * BigInt(price.unitPrice);
  const unit = BigInt(price.priceUnit);
  const half = product < 0n ? -unit : unit;
  // BigInt division cuts towards zero, so adding half a unit away from zero rounds as wanted.
  return amount((product * 2n + half) / (unit * 2n));
}

function amount(value: bigint): number | null {
  return value > BigInt(MAX_AMOUNT) || value < -BigInt(MAX_AMOUNT) ? null : Number(value);
}
