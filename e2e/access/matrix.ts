// Longer than 250 lines: the one list of all doors, read from top to bottom.
import { ENROLMENT, NEW_CODES, SECURITY, STEP_UP } from '@/lib/identity/constants';
import { CASES } from '@/lib/staff/constants';

/**
 * Every door of the portal and who gets what. A generated test walks it (matrix.spec.ts), a structure check holds it
 * against the tree: a page, route handler or action that is not listed fails the build.
 *
 * Answers: a status; `sign-in` = redirect to /anmelden, `service` = to where staff live; `other` = an order of somebody
 * else, which must answer like one that never existed.
 */
export type Answer = number | 'sign-in' | 'service';
export type Role = 'nobody' | 'customer' | 'other' | Staff;
/** People of the shop, by role; none of them has an account. */
export type Staff = 'staffView' | 'staffAct' | 'staffLead';
/** A member of the walk's company by role, or the admin of another one. */
export type Member = 'admin' | 'buyer' | 'technician' | 'viewer' | 'otherCompany';
/** Rows about companies say what its members get, too. */
type Answers<Kind> = Record<Role, Kind> & Partial<Record<Member, Kind>>;

export type Door =
  | {
      kind: 'page' | 'route';
      path: string;
      method?: 'GET' | 'POST';
      example?: string;
      /** a stream: only the head of its answer can be waited for */
      endless?: true;
      answers: Answers<Answer>;
    }
  | { kind: 'action'; name: string; on: string; fields: Record<string, string>; answers: Answers<ActionAnswer> };

/** `form` = the form comes back with a reason; 404 = as if it did not exist; otherwise where a redirect leads. */
export type ActionAnswer = 'form' | 404 | `/${string}`;

const staff = <Same>(answer: Same): Record<Staff, Same> => ({ staffView: answer, staffAct: answer, staffLead: answer });
const everybody = <Same>(answer: Same): Record<Role, Same> => ({ ...signedIn(answer), nobody: answer });
const signedIn = <Same>(answer: Same) => ({ customer: answer, other: answer, ...staff(answer) });

/** Pages of the account: staff are led to their own place. */
const ofAccount = (customer: Answer, other: Answer = customer): Record<Role, Answer> => ({
  nobody: 'sign-in',
  customer,
  other,
  ...staff('service' as const),
});
/** Pages of staff: nobody else learns that there are any. */
const ofStaff = (answer: Answer): Record<Role, Answer> => ({
  ...{ nobody: 'sign-in', customer: 404, other: 404 },
  ...staff(answer),
});
/** What staff decide: who may only look cannot call it. What there is no case for comes back with a reason. */
const deciding = (name: string, fields: Record<string, string>, on: string = CASES): Door => ({
  kind: 'action',
  name,
  on,
  fields,
  answers: { nobody: '/anmelden', ...signedIn(404 as const), staffAct: 'form', staffLead: 'form' },
});
/** Pages about one's own sign-in, for customers and staff alike. */
const ofPerson = (answer: Answer): Record<Role, Answer> => ({ nobody: 'sign-in', ...signedIn(answer) });
/** Actions about one's own sign-in. */
const personal = (name: string, fields: Record<string, string>, answer: ActionAnswer, on = SECURITY): Door => ({
  kind: 'action',
  name,
  on,
  fields,
  answers: { nobody: '/anmelden', ...signedIn(answer) },
});

/** The customer of the walk owns this order; `other` is signed in and does not. */
export const OWN_ORDER = 'MX-1001';
/** In an address these stand for the ids of an invoice of that order, and of a manual of something in it. */
export const OWN_DOCUMENT = 'own-document';
export const OWN_MANUAL = 'own-manual';
/** And this for the id of its parcel. */
export const OWN_PARCEL = 'own-parcel';
/** And these for the numbers of its return that was sent, and of one that was begun. */
export const OWN_RETURN = 'own-return';
export const OWN_DRAFT = 'own-draft';
/** And this for the id of a cancellation of it. */
export const OWN_CANCELLATION = 'own-cancellation';
/** And these for one that was agreed to, and for the id of a photo of it. */
export const OWN_AGREED = 'own-agreed';
export const OWN_PHOTO = 'own-photo';
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
    ...signedIn(404 as const),
    admin: '/konto/firma',
    buyer: 404,
    technician: 404,
    viewer: 404,
    otherCompany,
  },
});

/** Steps of the wizard, for customers and for guests: the same answer for what is another's and what never was. */
const returning = (name: string, guestName: string, fields: Record<string, string>, page = ''): Door[] => [
  {
    ...{ kind: 'action', name, on: `/konto/retouren${page}`, fields },
    answers: { nobody: '/anmelden', ...signedIn(404 as const), technician: 404, viewer: 404 },
  },
  // Without a look the form comes back with what was typed.
  { kind: 'action', name: guestName, on: `/gast/retouren${page}`, fields, answers: everybody('form') },
];
const UNKNOWN_RETURN = { draft: 'RT-22222222' };
/** The page that has the forms of a case; an action is called there, or the framework hands it on. */
const ON_CASE = `${CASES}/RT-22222222`;
const UNKNOWN_CASE = { return: 'RT-22222222', seen: '2026-11-28T08:00:00.000Z' };

export const matrix: Door[] = [
  { kind: 'page', path: '/', answers: everybody(200) },
  { kind: 'page', path: '/hilfe', answers: everybody(200) },
  { kind: 'page', path: '/hilfe/rueckgabe', answers: everybody(200) },
  { kind: 'page', path: '/anmelden', answers: { ...everybody(307), nobody: 200 } },
  { kind: 'page', path: '/anmelden/bestaetigen', answers: everybody(307) },
  {
    kind: 'page',
    path: '/passwort-vergessen/[token]',
    example: '/passwort-vergessen/unknown',
    answers: everybody(200),
  },
  { kind: 'page', path: '/problem/[status]', example: '/problem/404', answers: everybody(404) },
  { kind: 'page', path: '/konto', answers: ofAccount(200) },
  { kind: 'page', path: '/anmelden/ohne-passwort', answers: everybody(200) },
  { kind: 'page', path: '/anmelden/[token]', example: '/anmelden/unknown', answers: everybody(200) },
  { kind: 'page', path: '/registrieren', answers: everybody(200) },
  { kind: 'page', path: '/passwort-vergessen', answers: everybody(200) },
  { kind: 'page', path: SECURITY, answers: ofPerson(200) },
  { kind: 'page', path: ENROLMENT, answers: ofPerson(200) },
  // Whoever has just signed in is not asked again, and has no new codes to see.
  { kind: 'page', path: STEP_UP, answers: ofPerson(307) },
  { kind: 'page', path: NEW_CODES, answers: ofPerson(307) },
  { kind: 'page', path: '/service', answers: { nobody: 'sign-in', customer: 404, other: 404, ...staff(200) } },
  { kind: 'page', path: CASES, answers: ofStaff(200) },
  { kind: 'page', path: `${CASES}/[number]`, example: `${CASES}/${OWN_RETURN}`, answers: ofStaff(200) },
  { kind: 'page', path: `${CASES}/eingang`, answers: { ...ofStaff(200), staffView: 404 } },
  {
    ...{ kind: 'route', path: `${CASES}/fotos/[id]`, example: `${CASES}/fotos/019381f0-0000-7000-8000-000000000004` },
    answers: ofStaff(404),
  },
  { kind: 'page', path: '/konto/bestellungen', answers: ofAccount(200) },
  {
    kind: 'page',
    path: '/konto/bestellungen/[number]',
    example: `/konto/bestellungen/${OWN_ORDER}`,
    answers: ofAccount(200, 404),
  },
  {
    kind: 'page',
    path: '/konto/bestellungen/[number]/druck',
    example: `/konto/bestellungen/${OWN_ORDER}/druck`,
    answers: ofAccount(200, 404),
  },
  {
    kind: 'page',
    path: '/konto/bestellungen/[number]/geschenk',
    example: `/konto/bestellungen/${OWN_ORDER}/geschenk`,
    answers: ofAccount(200, 404),
  },
  {
    kind: 'page',
    path: '/konto/bestellungen/[number]/sendungen/[id]',
    example: `/konto/bestellungen/${OWN_ORDER}/sendungen/${OWN_PARCEL}`,
    answers: { ...ofAccount(200, 404), admin: 404, viewer: 404 },
  },
  {
    kind: 'route',
    endless: true,
    path: '/konto/bestellungen/[number]/sendungen/[id]/live',
    example: `/konto/bestellungen/${OWN_ORDER}/sendungen/${OWN_PARCEL}/live`,
    answers: { ...ofAccount(200, 404), admin: 404, viewer: 404 },
  },
  {
    kind: 'page',
    path: '/konto/bestellungen/[number]/stornieren',
    example: `/konto/bestellungen/${OWN_ORDER}/stornieren`,
    answers: { ...ofAccount(200, 404), admin: 404, viewer: 404 },
  },
  {
    kind: 'page',
    path: '/konto/bestellungen/[number]/stornieren/pruefen',
    example: `/konto/bestellungen/${OWN_ORDER}/stornieren/pruefen?p1=1`,
    answers: { ...ofAccount(200, 404), admin: 404, viewer: 404 },
  },
  {
    kind: 'page',
    path: '/konto/bestellungen/[number]/stornierung/[id]',
    example: `/konto/bestellungen/${OWN_ORDER}/stornierung/${OWN_CANCELLATION}`,
    answers: { ...ofAccount(200, 404), admin: 404, viewer: 404 },
  },
  { kind: 'route', path: '/konto/bestellungen/export', answers: ofAccount(200) },
  ...(
    [
      ['/konto/belege', OWN_DOCUMENT],
      ['/konto/anleitungen', OWN_MANUAL],
      ['/konto/retouren/fotos', OWN_PHOTO],
    ] as const
  ).map(
    ([path, own]): Door => ({
      kind: 'route',
      path: `${path}/[id]`,
      example: `${path}/${own}`,
      answers: { ...ofAccount(200, 404), admin: 404, viewer: 404 },
    }),
  ),
  { kind: 'page', path: '/konto/retouren', answers: ofAccount(200) },
  {
    kind: 'page',
    path: '/konto/retouren/neu',
    answers: { ...ofAccount(200), technician: 404, viewer: 404, buyer: 200 },
  },
  {
    kind: 'page',
    path: '/konto/retouren/[number]',
    example: `/konto/retouren/${OWN_RETURN}`,
    answers: { ...ofAccount(200, 404), admin: 404, viewer: 404 },
  },
  {
    kind: 'page',
    path: '/konto/retouren/neu/[number]/grund',
    example: `/konto/retouren/neu/${OWN_DRAFT}/grund`,
    answers: { ...ofAccount(200, 404), admin: 404, viewer: 404 },
  },
  {
    ...{ kind: 'route', path: '/konto/retouren/[number]/schein', example: `/konto/retouren/${OWN_AGREED}/schein` },
    answers: { ...ofAccount(200, 404), admin: 404, viewer: 404 },
  },
  {
    kind: 'route',
    path: '/gast/retouren/[number]/schein',
    example: '/gast/retouren/RT-22222222/schein',
    answers: everybody(307),
  },
  {
    kind: 'route',
    path: '/gast/retouren/fotos/[id]',
    example: `/gast/retouren/fotos/${OWN_PHOTO}`,
    answers: everybody(307),
  },
  // A form of a page: the walk sends none, and no origin.
  ...['konto', 'gast'].map(
    (reader): Door => ({
      ...{ kind: 'route', path: `/${reader}/retouren/neu/[number]/fotos/hinzufuegen`, method: 'POST' },
      ...{ example: `/${reader}/retouren/neu/${OWN_DRAFT}/fotos/hinzufuegen`, answers: everybody(403) },
    }),
  ),
  // Nothing is said yet, so that the later steps lead back to the first open one.
  ...['fotos', 'loesung', 'rueckweg', 'pruefen'].map(
    (step): Door => ({
      kind: 'page',
      path: `/konto/retouren/neu/[number]/${step}`,
      example: `/konto/retouren/neu/${OWN_DRAFT}/${step}`,
      answers: { ...ofAccount(307, 404), admin: 404, viewer: 404 },
    }),
  ),
  ...[
    '',
    '/neu',
    '/[number]',
    ...['grund', 'fotos', 'loesung', 'rueckweg', 'pruefen'].map((step) => `/neu/[number]/${step}`),
  ].map(
    (path): Door => ({
      kind: 'page',
      path: `/gast/retouren${path}`,
      example: `/gast/retouren${path.replace('[number]', 'RT-22222222')}`,
      answers: everybody(307),
    }),
  ),
  {
    kind: 'page',
    path: '/konto/firma',
    answers: {
      ...ofAccount(404),
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
  { kind: 'page', path: '/gast/bestellung/stornieren', answers: everybody(307) },
  { kind: 'page', path: '/gast/bestellung/stornieren/pruefen', answers: everybody(307) },
  {
    kind: 'page',
    path: '/gast/bestellung/stornierung/[id]',
    example: `/gast/bestellung/stornierung/${OWN_CANCELLATION}`,
    answers: everybody(307),
  },
  ...['/gast/belege', '/gast/anleitungen'].map(
    (path): Door => ({
      kind: 'route',
      path: `${path}/[id]`,
      example: `${path}/${path === '/gast/belege' ? OWN_DOCUMENT : OWN_MANUAL}`,
      answers: everybody(307),
    }),
  ),
  { kind: 'page', path: '/bestellung/[token]', example: '/bestellung/unknown', answers: everybody(404) },
  { kind: 'page', path: '/geschenk/[token]', example: '/geschenk/unknown', answers: everybody(404) },
  { kind: 'page', path: '/sendung/[token]', example: '/sendung/unknown', answers: everybody(404) },
  { kind: 'route', path: '/sendung/[token]/live', example: '/sendung/unknown/live', answers: everybody(404) },
  // Links in mails: who has one may switch that kind of message off, or read that manual; nothing else opens by them.
  { kind: 'page', path: '/abmelden-von/[token]', example: '/abmelden-von/unknown', answers: everybody(404) },
  { kind: 'route', path: '/anleitungen/[id]', example: '/anleitungen/unknown', answers: everybody(404) },
  {
    kind: 'route',
    path: '/api/messages/[token]/off',
    method: 'POST',
    example: '/api/messages/unknown/off',
    // What a mail program posts is told by its body, which the walk does not send.
    answers: everybody(400),
  },
  // Product pictures, for everybody; names are made of what the pictures hold.
  { kind: 'route', path: '/bilder/[sheet]', example: '/bilder/unknown', answers: everybody(404) },
  { kind: 'route', path: '/api/livez', answers: everybody(200) },
  { kind: 'route', path: '/api/readyz', answers: everybody(200) },
  { kind: 'route', path: '/api/csp-report', method: 'POST', answers: everybody(400) },
  // Systems of shops: a session opens nothing there, only a key does (e2e/http/api.spec.ts).
  { kind: 'route', path: '/api/openapi.json', answers: everybody(200) },
  { kind: 'page', path: '/api/docs', answers: everybody(200) },
  { kind: 'route', path: '/api/v1/[resource]', method: 'POST', example: '/api/v1/orders', answers: everybody(401) },
  {
    ...{ kind: 'route', path: '/api/v1/webhooks/[service]', method: 'POST' },
    ...{ example: '/api/v1/webhooks/aftership', answers: everybody(401) },
  },
  { kind: 'route', path: '/api/v1/changes', answers: everybody(401) },
  { kind: 'route', path: '/api/v1/orders/[id]', example: `/api/v1/orders/${OWN_ORDER}`, answers: everybody(401) },
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
  personal('changePasswordAction', { current: 'wrong-password', password: 'a-long-password' }, 'form'),
  personal('endSessionsAction', { which: 'others' }, SECURITY),
  personal('stepUpByPasswordAction', { password: 'wrong-password', next: '' }, 'form'),
  personal('stepUpByCodeAction', { code: '000000', next: '' }, 'form'),
  personal('askStepUpPasskeyAction', {}, 'form'),
  personal('stepUpByPasskeyAction', { answer: '{}', next: '' }, 'form'),
  personal('mailStepUpLinkAction', { next: '' }, `${STEP_UP}?weiter=${encodeURIComponent(SECURITY)}`),
  personal('startAuthenticatorAction', {}, ENROLMENT, ENROLMENT),
  personal('confirmAuthenticatorAction', { code: '000000' }, 'form', ENROLMENT),
  personal('removeAuthenticatorAction', {}, SECURITY, ENROLMENT),
  personal('askNewPasskeyAction', {}, 'form', ENROLMENT),
  personal('addPasskeyAction', { name: 'Telefon', answer: '{}' }, 'form', ENROLMENT),
  personal('removePasskeyAction', { passkey: '019381f0-0000-7000-8000-000000000002' }, 404, ENROLMENT),
  {
    kind: 'action',
    name: 'renewRecoveryCodesAction',
    on: ENROLMENT,
    fields: {},
    // Without a second factor there is nothing to recover; staff have one.
    answers: { nobody: '/anmelden', customer: ENROLMENT, other: ENROLMENT, ...staff(NEW_CODES) },
  },
  {
    kind: 'action',
    name: 'keptRecoveryCodesAction',
    on: NEW_CODES,
    fields: {},
    answers: { nobody: '/anmelden', customer: SECURITY, other: SECURITY, ...staff('/service' as const) },
  },
  {
    kind: 'action',
    name: 'supportAccessAction',
    on: SECURITY,
    fields: { allowed: 'yes', version: '1' },
    answers: { nobody: '/anmelden', customer: SECURITY, other: SECURITY, ...staff(404 as const) },
  },
  {
    kind: 'action',
    name: 'confirmSignInAction',
    on: '/anmelden',
    fields: { code: '000000' },
    answers: everybody('form'),
  },
  { kind: 'action', name: 'askPasskeyAction', on: '/anmelden', fields: {}, answers: everybody('form') },
  {
    kind: 'action',
    name: 'signInByPasskeyAction',
    on: '/anmelden',
    fields: { answer: '{}', next: '' },
    answers: everybody('form'),
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
    answers: everybody(`/konto/bestellungen/${OWN_ORDER}`),
  },
  // The same answer whatever was typed (T18).
  {
    kind: 'action',
    name: 'requestGuestLinkAction',
    on: '/bestellung-finden',
    fields: { number: OWN_ORDER, proof: '8003' },
    answers: everybody('/bestellung-finden'),
  },
  // Without the link of a present nobody asks for mails about it.
  {
    kind: 'action',
    name: 'requestGiftLinkAction',
    on: '/geschenk/unknown',
    fields: { token: 'unknown', email: 'jemand@example.ch' },
    answers: everybody(404),
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
  {
    kind: 'action',
    name: 'cancelItemsAction',
    on: `/konto/bestellungen/${OWN_ORDER}/stornieren/pruefen?p1=1`,
    // A line that nobody has: the owner's form comes back, for everybody else there is no such order.
    fields: {
      number: OWN_ORDER,
      lines: '019381f0-0000-7000-8000-000000000004*1',
      idempotencyKey: '019381f0-0000-7000-8000-000000000005',
    },
    answers: {
      nobody: '/anmelden',
      customer: 'form',
      other: 404,
      ...staff(404 as const),
      admin: 404,
      buyer: 404,
      technician: 404,
      viewer: 404,
    },
  },
  {
    kind: 'action',
    name: 'cancelAsGuestAction',
    on: '/gast/bestellung/stornieren/pruefen',
    fields: {
      lines: '019381f0-0000-7000-8000-000000000004*1',
      idempotencyKey: '019381f0-0000-7000-8000-000000000006',
    },
    answers: everybody('/bestellung-finden'),
  },
  {
    kind: 'action',
    name: 'orderMessagesAction',
    on: `/konto/bestellungen/${OWN_ORDER}`,
    fields: { number: OWN_ORDER, kinds: 'shipped' },
    answers: { nobody: '/anmelden', customer: `/konto/bestellungen/${OWN_ORDER}`, other: 404, ...staff(404 as const) },
  },
  {
    kind: 'action',
    name: 'switchByLinkAction',
    on: '/abmelden-von/unknown',
    fields: { token: 'unknown', wanted: 'no' },
    answers: everybody(404),
  },
  {
    ...{ kind: 'action', name: 'startReturnAction', on: '/konto/retouren/neu', fields: { one: OWN_COMPANY } },
    // A line of nobody's is none that can be chosen.
    answers: {
      ...{ nobody: '/anmelden', customer: 'form', other: 'form', ...staff(404 as const) },
      ...{ admin: 'form', buyer: 'form', technician: 404, viewer: 404 },
    },
  },
  {
    ...{ kind: 'action', name: 'startGuestReturnAction', on: '/gast/retouren/neu', fields: { one: OWN_COMPANY } },
    answers: everybody('form'),
  },
  ...returning('returnReasonsAction', 'guestReturnReasonsAction', UNKNOWN_RETURN, '/neu/RT-22222222/grund'),
  ...returning('returnSolutionsAction', 'guestReturnSolutionsAction', UNKNOWN_RETURN, '/neu/RT-22222222/loesung'),
  ...returning(
    'returnWayAction',
    'guestReturnWayAction',
    { ...UNKNOWN_RETURN, way: 'post' },
    '/neu/RT-22222222/rueckweg',
  ),
  ...returning('submitReturnAction', 'submitGuestReturnAction', UNKNOWN_RETURN, '/neu/RT-22222222/pruefen'),
  ...returning('dropReturnAction', 'dropGuestReturnAction', UNKNOWN_RETURN, '/neu/RT-22222222/grund'),
  ...returning('cancelReturnAction', 'cancelGuestReturnAction', UNKNOWN_RETURN, '/RT-22222222'),
  ...returning(
    'removePhotoAction',
    'removeGuestPhotoAction',
    { photo: '019381f0-0000-7000-8000-000000000004' },
    '/neu/RT-22222222/fotos',
  ),
  ...returning('returnSentAction', 'guestReturnSentAction', UNKNOWN_RETURN, '/RT-22222222'),
  ...[
    'approveCaseAction',
    'receiveCaseAction',
    'inspectCaseAction',
    'judgeCaseAction',
    'sendBackCaseAction',
    'settleCaseAction',
    'retryCaseAction',
  ].map((name) => deciding(name, UNKNOWN_CASE, ON_CASE)),
  ...['declineCaseAction', 'reopenCaseAction', 'cancelCaseAction', 'returnUnknownAction'].map((name) =>
    deciding(name, { ...UNKNOWN_CASE, note: 'Kein Fall' }, ON_CASE),
  ),
  deciding('assignCaseAction', { ...UNKNOWN_CASE, line: '019381f0-0000-7000-8000-000000000005' }, ON_CASE),
  deciding(
    'grantWithoutReceiptAction',
    { ...UNKNOWN_CASE, email: 'niemand@example.ch', choice: 'credit.CHF' },
    ON_CASE,
  ),
  deciding('decideTogetherAction', { act: 'approve' }),
  deciding(
    'takeInAction',
    { source: '019381f0-0000-7000-8000-000000000006', name: 'Tasse', quantity: '1' },
    `${CASES}/eingang`,
  ),
  managing(
    'inviteMemberAction',
    { email: 'neu@firma.example', role: 'buyer', idempotencyKey: '019381f0-0000-7000-8000-000000000001' },
    '/konto/firma',
  ),
  managing('changeRoleAction', { member: OWN_MEMBER, role: 'viewer' }, 404),
  managing('withdrawInvitationAction', { invitation: OWN_INVITATION }, 404),
  managing('secondFactorRuleAction', { version: '1' }, '/konto/firma'),
  managing('removeMemberAction', { member: OWN_MEMBER, idempotencyKey: '019381f0-0000-7000-8000-000000000003' }, 404),
  {
    kind: 'action',
    name: 'acceptInvitationAction',
    on: '/einladung/unknown',
    fields: { token: 'unknown' },
    answers: { nobody: '/anmelden', customer: 'form', other: 'form', ...staff(404 as const) },
  },
  {
    kind: 'action',
    name: 'joinByInvitationAction',
    on: '/einladung/unknown',
    fields: { token: 'unknown', name: 'Neu', password: 'a-long-password' },
    answers: everybody('form'),
  },
  // It makes the page anew that calls it: that asks for itself who is looking.
  {
    kind: 'action',
    name: 'lookAgainAction',
    on: `/konto/bestellungen/${OWN_ORDER}/sendungen/unknown`,
    fields: {},
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
      ...signedIn(404 as const),
      viewer: '/konto',
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
