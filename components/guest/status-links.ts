/** From one status page to the next: the language that the first link brought along goes with it. */
export const withLanguageOf = (path: string, locale: string): string => `${path}?sprache=${locale}`;
