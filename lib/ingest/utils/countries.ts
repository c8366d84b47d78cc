/** Names that exports use and that are not the English names of the Unicode tables. */
const ALIASES: Record<string, string> = {
  eire: 'IE',
  rsa: 'ZA',
  usa: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  // Jersey and Guernsey bill as one; the larger stands for both.
  'channel islands': 'JE',
  'hong kong': 'HK',
  macao: 'MO',
  korea: 'KR',
  turkey: 'TR',
  'czech republic': 'CZ',
  holland: 'NL',
  schweiz: 'CH',
  deutschland: 'DE',
  österreich: 'AT',
};
/** Codes that Intl names but ISO 3166-1 does not have. */
const NOT_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA']);

let codes: Map<string, string> | undefined;

/**
 * ISO 3166-1 alpha-2 code of a country named in English (or by its code).
 * @returns null for what is not one country ("European Community", "Unspecified")
 */
export function countryCode(name: string): string | null {
  codes ??= table();
  return codes.get(name.trim().toLowerCase()) ?? null;
}

function table(): Map<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const found = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code);
    // Outdated codes (DD, SU, UK) answer with a successor's name; the canonical form tells them apart.
    if (!name || NOT_COUNTRIES.has(code) || new Intl.Locale(`und-${code}`).region !== code) continue;
    found.set(name.toLowerCase(), code);
    found.set(code.toLowerCase(), code);
  }
  for (const [name, code] of Object.entries(ALIASES)) found.set(name, code);
  return found;
}
