import { headers } from 'next/headers';
import { redirect, unstable_rethrow } from 'next/navigation';
import type { Messages } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ZodObject, z } from 'zod';
import { db } from '@/lib/core/db';
import { environment } from '@/lib/core/env';
import { type FlashKey, setFlash } from '@/lib/core/flash';
import { readForm } from '@/lib/core/form-data';
import type { FormState } from '@/lib/core/form-state';
import { isSameOrigin } from '@/lib/core/http/origin';
import type { Locale } from '@/lib/core/i18n/locales';
import { IdempotencyConflict, idempotencyKeySchema } from '@/lib/core/idempotency';
import { log } from '@/lib/core/log';
import { missing } from '@/lib/core/missing';
import { ownPath } from '@/lib/core/paths';
import { type RateLimitRule, withinLimit } from '@/lib/core/rate-limit';
import { requestContext } from '@/lib/core/request-context';
import { ENROLMENT, SECURITY } from './constants';
import { loadClientAddress, loadViewer } from './loaders/viewer';
import { mayDo, type Right } from './policy/rights';
import { customerScopeOf, staffScopeOf } from './policy/scopes';
import type { CustomerScope, CustomerViewer, StaffRole, StaffScope, StaffViewer, Viewer } from './types/viewer';
import { stepUpPath } from './utils';

/** A sentence below `errors`. */
export type Reason = keyof Messages['errors'];

/** How a handler ends: on to a page, with an answer for the browser's script, or back to the form with a reason. */
export type Outcome =
  | { ok: true; redirectTo: string; flash?: FlashKey }
  | { ok: true; answer: string }
  | { ok: false; reason: Reason; fields?: Record<string, Reason> };

/** The change is made: go on to a page, with a sentence there if wanted (key below `flash`). */
export const done = (redirectTo: string, flash?: FlashKey): Outcome => ({
  ok: true,
  redirectTo,
  ...(flash ? { flash } : {}),
});
/** A refusal is a reason (key below `errors`), for the form and, where it belongs to fields, for those. */
export const refuse = (reason: Reason, fields?: Record<string, Reason>): Outcome => ({
  ok: false,
  reason,
  ...(fields ? { fields } : {}),
});

type Definition<Schema extends ZodObject> = {
  /** name in the log and the access matrix */
  name: string;
  schema: Schema;
  /** attempts per client address */
  limit?: RateLimitRule;
  /** what succeeds does not count: an office behind one address signs in as often as it likes */
  countFailures?: boolean;
  /** fields that are never sent back to the browser */
  secret?: (keyof z.infer<Schema> & string)[];
  /** open in a customer view; without it nobody may call it who only looks in, or acts (I07) */
  allowImpersonated?: boolean;
  /** called by a page that is open, not by a person: does not count as a sign of life of the session */
  passive?: boolean;
};

type Base<Schema extends ZodObject> = {
  input: z.infer<Schema>;
  locale: Locale;
  address: string;
  userAgent: string;
  /** of the rendered form, for lib/core/idempotency; null if it carries none */
  idempotencyKey: string | null;
};
type Handler<Context> = (context: Context) => Promise<Outcome>;
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

const DEFAULT_LIMIT: RateLimitRule = { max: 120, seconds: 60 };

/** Anybody may call it, e.g. sign-in. */
export function publicAction<Schema extends ZodObject>(
  definition: Definition<Schema>,
  handler: Handler<Base<Schema>>,
): FormAction {
  return build(definition, async (base) => handler(base));
}

/** What an action about somebody's own sign-in can ask for, or let through. */
type Gates = {
  /** needs a proof of who it is that is not older than FRESH_MINUTES (T29); the page asks for it before it shows the form */
  stepUp?: boolean;
  /** open to who still has to set up a second factor (T22) */
  whileEnrolling?: boolean;
};

/** Somebody signed in, customer or staff, past the gates; others are led where they have to go first. */
async function signedIn(gates: Gates): Promise<Viewer> {
  const viewer = await loadViewer();
  if (!viewer) return redirect('/anmelden');
  if (viewer.enrolling && !gates.whileEnrolling) redirect(ENROLMENT);
  if (gates.stepUp && !viewer.fresh) {
    const from = (await headers()).get('referer') ?? '';
    const page = URL.canParse(from) ? new URL(from).pathname : '';
    redirect(stepUpPath(ownPath(page, SECURITY)));
  }
  return viewer;
}

/** Only somebody signed in, customer or staff; for what concerns their own sign-in and nothing else. */
export function personAction<Schema extends ZodObject>(
  definition: Definition<Schema> & Gates,
  handler: Handler<Base<Schema> & { viewer: Viewer }>,
): FormAction {
  return build(definition, async (base) => handler({ ...base, viewer: await signedIn(definition) }));
}

/**
 * Only a customer; the handler gets viewer and scope of the active account. Others go to sign-in. With `right`,
 * only who has it by the live membership (T05, T10); for everybody else, and for staff, the action does not exist.
 */
export function customerAction<Schema extends ZodObject>(
  definition: Definition<Schema> & Gates & { right?: Right },
  handler: Handler<Base<Schema> & { viewer: CustomerViewer; scope: CustomerScope }>,
): FormAction {
  return build(definition, async (base) => {
    const viewer = await signedIn(definition);
    const scope = viewer.account && customerScopeOf(viewer);
    if (!scope || (definition.right && !mayDo(scope, definition.right))) {
      missing(definition.name);
    }
    return handler({ ...base, viewer, scope });
  });
}

/** Only staff of at least this role; for everybody else the action does not exist. */
export function staffAction<Schema extends ZodObject>(
  definition: Definition<Schema> & Gates & { role: StaffRole },
  handler: Handler<Base<Schema> & { viewer: StaffViewer; scope: StaffScope }>,
): FormAction {
  return build(definition, async (base) => {
    const viewer = await signedIn(definition);
    const scope = staffScopeOf(viewer, definition.role);
    if (viewer.account || !scope) {
      missing(definition.name);
    }
    return handler({ ...base, viewer, scope });
  });
}

const bucketOf = (name: string, address: string) => `${name}:address:${address}`;

/**
 * What comes before everything else that changes something: origin (T34), then the rate limit. Actions ask by themselves;
 * a route handler that takes a file calls it first.
 * @param name in the log and the limiter
 * @returns why it goes no further; null = it does
 */
export async function refusedPost(name: string, limit: RateLimitRule): Promise<'origin' | 'limited' | null> {
  if (!isSameOrigin(await headers(), environment().NEXTAUTH_URL)) {
    log().warn({ event: 'denied', action: name, reason: 'origin' });
    return 'origin';
  }
  if (!(await withinLimit(db, bucketOf(name, await loadClientAddress()), limit))) {
    log().warn({ event: 'limited', action: name });
    return 'limited';
  }
  return null;
}

/**
 * The one way an action runs: origin (T34), rate limit, schema by an explicit list of fields (T42), no customer view (I07),
 * the gate, the handler; then a redirect, or the form again with everything that was typed. An unexpected error keeps the form too
 * and names the reference under which the log has it.
 */
function build<Schema extends ZodObject>(
  definition: Definition<Schema>,
  run: (base: Base<Schema>) => Promise<Outcome>,
): FormAction {
  // A form that shows no answer posts its fields alone (PostForm); useActionState sends the previous state before them.
  return async (first: FormState | FormData, second?: FormData) => {
    const form = second ?? (first as FormData);
    const context = requestContext.getStore();
    if (context) Object.assign(context, { acted: true, passive: definition.passive === true });
    const t = await getTranslations('errors');
    const locale = (await getLocale()) as Locale;
    const requestHeaders = await headers();
    const address = await loadClientAddress();
    // A hand-made call brings anything in place of a form (T42); it counts as an empty one.
    const sent = (form as unknown) instanceof FormData ? form : new FormData();
    const { values, raw } = readForm(sent, definition.schema, definition.secret ?? []);
    // A schema's own message is a key; anything else comes from the library and is not for people.
    const sentence = (key: string) =>
      t(t.has(key as Reason) ? (key as Exclude<Reason, 'summary' | 'unexpected'>) : 'invalid');
    const failed = (reason: string, fields: Record<string, string> = {}): FormState => {
      const fieldErrors = Object.fromEntries(Object.entries(fields).map(([name, key]) => [name, sentence(key)]));
      const count = Object.keys(fieldErrors).length;
      if (context) context.formFailed = true;
      const summary = count > 0 ? t('summary', { count }) : t('summaryForm');
      return { status: 'error', summary, fieldErrors, values, ...(count > 0 ? {} : { formError: reason }) };
    };

    const limit = definition.limit ?? DEFAULT_LIMIT;
    const refused = await refusedPost(definition.name, limit);
    if (refused) return failed(t(refused));
    const parsed = definition.schema.safeParse(raw);
    if (!parsed.success) {
      const fields: Record<string, string> = {};
      for (const issue of parsed.error.issues) {
        const name = String(issue.path[0] ?? '');
        fields[name] ??= issue.message;
      }
      return failed(t('invalid'), fields);
    }
    try {
      if (!definition.allowImpersonated && (await loadViewer())?.view) {
        missing(definition.name);
      }
      const outcome = await run({
        input: parsed.data,
        locale,
        address,
        userAgent: requestHeaders.get('user-agent') ?? '',
        idempotencyKey: idempotencyKeySchema.safeParse(sent.get('idempotencyKey')).data ?? null,
      });
      if (!outcome.ok) return failed(sentence(outcome.reason), outcome.fields);
      if (definition.countFailures) await withinLimit(db, bucketOf(definition.name, address), limit, -1);
      if ('answer' in outcome) return { status: 'answer', answer: outcome.answer };
      if (outcome.flash) await setFlash(outcome.flash);
      // Without JavaScript the form was sent to its own fragment (form-body.tsx), which would follow along.
      redirect(requestHeaders.has('next-action') ? outcome.redirectTo : `${outcome.redirectTo}#`);
    } catch (error) {
      unstable_rethrow(error);
      if (error instanceof IdempotencyConflict) return failed(t('repeated'));
      log().error({ event: 'action-failed', action: definition.name, err: error });
      return failed(t('unexpected', { reference: context?.traceId ?? '' }));
    }
  };
}
