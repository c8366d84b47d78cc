/**
 * A path on this portal to go on to after sign-in or a language change (T39): no other host, no scheme, no trick with
 * slashes or control characters.
 * @param value from a form or query, unchecked
 * @param fallback where to go if it does not fit
 */
export function ownPath(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || value.length > 500) return fallback;
  if (!value.startsWith('/') || /^\/[/\\]|[\\\p{Cc}]/u.test(value)) return fallback;
  const base = 'http://own.invalid';
  const url = URL.canParse(value, base) ? new URL(value, base) : null;
  return url?.origin === base && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : fallback;
}

/** @returns a path segment as it was meant; null if its percent-encoding is broken */
export function decodeSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/**
 * Whether an address from outside may be shown as a link (T40): https, a host with a name, nobody's user name in front of
 * it (https://shop.example@evil.example), no script in place of an address.
 * @param value as a source gave it, unchecked
 */
export function isHttps(value: string): boolean {
  if (/[\p{Cc}\s\\]/u.test(value)) return false;
  const url = URL.canParse(value) ? new URL(value) : null;
  return url?.protocol === 'https:' && url.hostname.includes('.') && url.username === '' && url.password === '';
}
