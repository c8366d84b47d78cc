/** What the access log keeps of an address: no query, no token, nothing that could be a person (T55). */
export function logPath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? '/';
  return path
    .split('/')
    .map((segment) => {
      // Tokens are base64url; order numbers and page names stay readable.
      if (segment.length >= 20 && !path.startsWith('/_next/') && /^[\w-]+$/.test(segment) && /\d|[A-Z]/.test(segment))
        return ':token';
      return segment.length > 40 || /%40|@/.test(segment) ? ':value' : segment;
    })
    .join('/');
}
