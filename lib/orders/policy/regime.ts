import type { WithdrawalRegime } from '@/prisma/generated/enums';

/**
 * Which right of withdrawal binds an order (domain rule 5); asked once, when the order comes in, and stored with it.
 * Businesses have none, and Swiss law knows none for web orders; the EEA follows Directive 2011/83/EU. A country that
 * nobody named, or one beyond, gets the European right: to grant what was not owed is a courtesy, to refuse what was
 * owed is a breach.
 * @param buyer who bought, by the account's kind
 * @param country ship-to country, ISO 3166-1 alpha-2; null = not known
 */
export function regimeOf(buyer: 'consumer' | 'business', country: string | null): WithdrawalRegime {
  if (buyer === 'business') return 'b2b_none';
  if (country === 'CH') return 'ch_none';
  if (country === 'DE') return 'de';
  if (country === 'AT') return 'at';
  return 'eu';
}
