/**
 * Every door of the portal and who gets what. A generated test walks it (matrix.spec.ts), a structure check holds it
 * against the tree: a page, route handler or action that is not listed fails the build.
 *
 * Answers: a status; `sign-in` = redirect to /anmelden; `other` = an order of somebody else, which must answer like one
 * that never existed.
 */
export type Answer = number | 'sign-in';
export type Role = 'nobody' | 'customer' | 'other';
/** A member of the walk's company by role, or the admin of another one. */
export type Member = 'admin' | 'buyer' | 'technician' | 'viewer' | 'otherCompany';
/** Rows about companies say what its members get, too. */
type Answers<Kind> = Record<Role, Kind> & Partial<Record<Member, Kind>>;

export type Door =
  | { kind: 'page' | 'route'; path: string; method?: 'GET' | 'POST'; example?: string; answers: Answers<Answer> }
  | { kind: 'action'; name: string; on: string; fields: Record<string, string>; answers: Answers<ActionAnswer> };

/** `form` = the form comes back with a reason; 404 = as if it did not exist; otherwise where a redirect leads. */
export type ActionAnswer = 'form' | 404 | `/${string}`;

const everybody = <Same>(answer: Same): Record<Role, Same> => ({ nobody: answer, customer: answer, other: answer });

/** The customer of the walk owns this order; `other` is signed in and does not. */
export const OWN_ORDER = 'MX-1001';
/** In an address these stand for the ids of an invoice of that order, and of a manual of something in it. */
export const OWN_DOCUMENT = 'own-document';
export const OWN_MANUAL = 'own-manual';
/** In a field these stand for the ids of the walk's company, its technician and its open invitation. */
export const OWN_COMPANY = 'own-company';
export const OWN_MEMBER = 'own-member';
export const OWN_INVITATION = 'own-invitation';

/** What only who manages members may do (T05), to things of the own company (domain rule 9). */
const managing = (name: string, fields: Record<string, string>, otherCompany: ActionAnswer): Door => ({
  kind: 'action',
  name,
  on: '/konto/firma',
  fields,
  answers: {
    nobody: '/anmelden',
    customer: 404,
    other: 404,
    admin: '/konto/firma',
    buyer: 404,
    technician: 404,
    viewer: 404,
    otherCompany,
  },
});

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
  { kind: 'page', path: '/anmelden/ohne-passwort', answers: everybody(200) },
  { kind: 'page', path: '/anmelden/[token]', example: '/anmelden/unknown', answers: everybody(200) },
  { kind: 'page', path: '/registrieren', answers: everybody(200) },
  { kind: 'page', path: '/passwort-vergessen', answers: everybody(200) },
  { kind: 'page', path: '/konto/sicherheit', answers: { nobody: 'sign-in', customer: 200, other: 200 } },
  { kind: 'page', path: '/konto/bestellungen', answers: { nobody: 'sign-in', customer: 200, other: 200 } },
  {
    kind: 'page',
    path: '/konto/bestellungen/[number]',
    example: `/konto/bestellungen/${OWN_ORDER}`,
    answers: { nobody: 'sign-in', customer: 200, other: 404 },
  },
  ...(
    [
      ['/konto/belege', OWN_DOCUMENT],
      ['/konto/anleitungen', OWN_MANUAL],
    ] as const
  ).map(
    ([path, own]): Door => ({
      kind: 'route',
      path: `${path}/[id]`,
      example: `${path}/${own}`,
      answers: { nobody: 'sign-in', customer: 200, other: 404, admin: 404, viewer: 404 },
    }),
  ),
  {
    kind: 'page',
    path: '/konto/firma',
    answers: {
      nobody: 'sign-in',
      customer: 404,
      other: 404,
      admin: 200,
      buyer: 200,
      technician: 200,
      viewer: 200,
      otherCompany: 200,
    },
  },
  { kind: 'page', path: '/einladung/[token]', example: '/einladung/unknown', answers: everybody(200) },
  { kind: 'page', path: '/bestellung-finden', answers: everybody(200) },
  { kind: 'page', path: '/bestellung-finden/[token]', example: '/bestellung-finden/unknown', answers: everybody(200) },
  // Without a live look of a guest nobody sees anything here, signed in or not.
  { kind: 'page', path: '/gast/bestellung', answers: everybody(307) },
  { kind: 'page', path: '/bestellung/[token]', example: '/bestellung/unknown', answers: everybody(404) },
  { kind: 'route', path: '/api/livez', answers: everybody(200) },
  { kind: 'route', path: '/api/readyz', answers: everybody(200) },
  { kind: 'route', path: '/api/csp-report', method: 'POST', answers: everybody(400) },
  {
    kind: 'action',
    name: 'signInAction',
    on: '/anmelden',
    fields: { email: 'nobody@example.ch', password: 'wrong-password' },
    answers: everybody('form'),
  },
  {
    kind: 'action',
    name: 'setPasswordAction',
    on: '/passwort-vergessen/unknown',
    fields: { token: 'unknown', password: 'a-long-password' },
    answers: everybody('form'),
  },
  // The same answer for every address, known or not (T18).
  ...(['forgotPasswordAction', 'mailLinkAction'] as const).map(
    (name): Door => ({
      kind: 'action',
      name,
      on: name === 'mailLinkAction' ? '/anmelden/ohne-passwort' : '/passwort-vergessen',
      fields: { email: 'unknown@example.ch' },
      answers: everybody('/anmelden'),
    }),
  ),
  {
    kind: 'action',
    name: 'registerAction',
    on: '/registrieren',
    fields: { name: 'Neu', email: 'neu@example.ch' },
    answers: everybody('/anmelden'),
  },
  {
    kind: 'action',
    name: 'signInByLinkAction',
    on: '/anmelden/unknown',
    fields: { token: 'unknown' },
    answers: everybody('form'),
  },
  {
    kind: 'action',
    name: 'changePasswordAction',
    on: '/konto/sicherheit',
    fields: { current: 'wrong-password', password: 'a-long-password' },
    answers: { nobody: '/anmelden', customer: 'form', other: 'form' },
  },
  {
    kind: 'action',
    name: 'endSessionsAction',
    on: '/konto/sicherheit',
    fields: { which: 'others' },
    answers: { nobody: '/anmelden', customer: '/konto/sicherheit', other: '/konto/sicherheit' },
  },
  {
    kind: 'action',
    name: 'setLanguageAction',
    on: '/hilfe',
    fields: { locale: 'de-CH', path: '/hilfe' },
    answers: everybody('/hilfe'),
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
  // The same answer whatever was typed (T18).
  {
    kind: 'action',
    name: 'requestGuestLinkAction',
    on: '/bestellung-finden',
    fields: { number: OWN_ORDER, proof: '8003' },
    answers: everybody('/bestellung-finden'),
  },
  {
    kind: 'action',
    name: 'openGuestLinkAction',
    on: '/bestellung-finden/unknown',
    fields: { token: 'unknown' },
    answers: everybody('form'),
  },
  {
    kind: 'action',
    name: 'endGuestAction',
    on: '/gast/bestellung',
    fields: {},
    answers: everybody('/bestellung-finden'),
  },
  managing(
    'inviteMemberAction',
    { email: 'neu@firma.example', role: 'buyer', idempotencyKey: '019381f0-0000-7000-8000-000000000001' },
    '/konto/firma',
  ),
  managing('changeRoleAction', { member: OWN_MEMBER, role: 'viewer' }, 404),
  managing('withdrawInvitationAction', { invitation: OWN_INVITATION }, 404),
  managing('removeMemberAction', { member: OWN_MEMBER }, 404),
  {
    kind: 'action',
    name: 'acceptInvitationAction',
    on: '/einladung/unknown',
    fields: { token: 'unknown' },
    answers: { nobody: '/anmelden', customer: 'form', other: 'form' },
  },
  {
    kind: 'action',
    name: 'joinByInvitationAction',
    on: '/einladung/unknown',
    fields: { token: 'unknown', name: 'Neu', password: 'a-long-password' },
    answers: everybody('form'),
  },
  // Like signing out, it ends the session it is called with.
  {
    kind: 'action',
    name: 'switchAccountAction',
    on: '/hilfe',
    fields: { account: OWN_COMPANY },
    answers: {
      nobody: '/anmelden',
      customer: 404,
      other: 404,
      viewer: '/konto/bestellungen',
      otherCompany: 404,
    },
  },
  // Last: it ends the session it is called with.
  {
    kind: 'action',
    name: 'signOutAction',
    on: '/hilfe',
    fields: {},
    answers: everybody('/anmelden'),
  },
];
