/**
 * Every door of the portal and who gets what. A generated test walks it (matrix.spec.ts), a structure check holds it
 * against the tree: a page, route handler or action that is not listed fails the build.
 *
 * Answers: a status; `sign-in` = redirect to /anmelden; `other` = an order of somebody else, which must answer like one
 * that never existed.
 */
export type Answer = number | 'sign-in';
export type Role = 'nobody' | 'customer' | 'other';

export type Door =
  | { kind: 'page' | 'route'; path: string; method?: 'GET' | 'POST'; example?: string; answers: Record<Role, Answer> }
  | { kind: 'action'; name: string; on: string; fields: Record<string, string>; answers: Record<Role, ActionAnswer> };

/** `form` = the form comes back with a reason; otherwise where a redirect leads. */
export type ActionAnswer = 'form' | `/${string}`;

const everybody = (answer: Answer): Record<Role, Answer> => ({ nobody: answer, customer: answer, other: answer });

/** The customer of the walk owns this order; `other` is signed in and does not. */
export const OWN_ORDER = 'MX-1001';

export const matrix: Door[] = [
  { kind: 'page', path: '/', answers: everybody(200) },
  { kind: 'page', path: '/hilfe', answers: everybody(200) },
  { kind: 'page', path: '/anmelden', answers: { nobody: 200, customer: 307, other: 307 } },
  {
    kind: 'page',
    path: '/passwort-vergessen/[token]',
    example: '/passwort-vergessen/unknown',
    answers: everybody(200),
  },
  { kind: 'page', path: '/problem/[status]', example: '/problem/404', answers: everybody(404) },
  // The account's start leads to its orders, whose gate asks who is there.
  { kind: 'page', path: '/konto', answers: everybody(307) },
  { kind: 'page', path: '/konto/bestellungen', answers: { nobody: 'sign-in', customer: 200, other: 200 } },
  {
    kind: 'page',
    path: '/konto/bestellungen/[number]',
    example: `/konto/bestellungen/${OWN_ORDER}`,
    answers: { nobody: 'sign-in', customer: 200, other: 404 },
  },
  { kind: 'route', path: '/api/livez', answers: everybody(200) },
  { kind: 'route', path: '/api/readyz', answers: everybody(200) },
  { kind: 'route', path: '/api/csp-report', method: 'POST', answers: everybody(400) },
  {
    kind: 'action',
    name: 'signInAction',
    on: '/anmelden',
    fields: { email: 'nobody@example.ch', password: 'wrong-password' },
    answers: { nobody: 'form', customer: 'form', other: 'form' },
  },
  {
    kind: 'action',
    name: 'setPasswordAction',
    on: '/passwort-vergessen/unknown',
    fields: { token: 'unknown', password: 'a-long-password' },
    answers: { nobody: 'form', customer: 'form', other: 'form' },
  },
  {
    kind: 'action',
    name: 'setLanguageAction',
    on: '/hilfe',
    fields: { locale: 'de-CH', path: '/hilfe' },
    answers: { nobody: '/hilfe', customer: '/hilfe', other: '/hilfe' },
  },
  {
    kind: 'action',
    name: 'findOrderAction',
    on: '/',
    fields: { number: OWN_ORDER },
    answers: {
      nobody: `/konto/bestellungen/${OWN_ORDER}`,
      customer: `/konto/bestellungen/${OWN_ORDER}`,
      other: `/konto/bestellungen/${OWN_ORDER}`,
    },
  },
  // Last: it ends the session it is called with.
  {
    kind: 'action',
    name: 'signOutAction',
    on: '/hilfe',
    fields: {},
    answers: { nobody: '/anmelden', customer: '/anmelden', other: '/anmelden' },
  },
];
