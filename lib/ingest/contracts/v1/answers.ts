import { z } from 'zod';
import { BATCH_MAX } from './resources';

/** Where something is wrong, as a path into what was sent: `items.2.quantity`. */
const issue = z.object({ path: z.string().max(500), message: z.string().max(1_000) }).meta({ id: 'Issue' });

export const errorCode = z.enum([
  'invalid_json',
  'unauthorized',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'conflict',
  'too_large',
  'invalid',
  'rate_limited',
  'internal',
]);
export type ErrorCode = z.infer<typeof errorCode>;

const ISSUES_MAX = 100;
export const error = z
  .object({
    code: errorCode,
    message: z.string().max(1_000),
    issues: z.array(issue).max(ISSUES_MAX),
  })
  .meta({ id: 'Error' });
export const errorAnswer = z
  .object({ error })
  .meta({ id: 'ErrorAnswer', description: 'The one shape of every refusal' });

export const entryStatus = z.enum(['created', 'updated', 'unchanged', 'ignored', 'waiting', 'refused']).meta({
  description:
    'ignored: older than what is stored. waiting: kept until the thing it belongs to comes in. refused: see error',
});
export const entryResult = z
  .object({
    id: z.string().max(500).nullable().meta({ description: 'As sent; null if it could not be read' }),
    status: entryStatus,
    statusUrl: z.url().max(500).optional().meta({
      description: 'Of orders: the status page to link to after checkout and in mails. It shows no name and no price',
    }),
    giftUrl: z.url().max(500).optional().meta({
      description:
        'Of orders: for a paper in the parcel of a present. Who got it gives it back or swaps it there; it shows no price and no buyer',
    }),
    warnings: z.array(issue).max(ISSUES_MAX).optional().meta({
      description: 'What was taken as it is and looks wrong: a tracking number whose check digit does not fit',
    }),
    balance: z.int().optional().meta({
      description: 'Of payments with credit: what is left of it with this shop and currency, also where it is refused',
    }),
    error: error.optional(),
  })
  .meta({ id: 'EntryResult' });
export type EntryResult = z.infer<typeof entryResult>;

export const batchAnswer = z
  .object({
    results: z.array(entryResult).max(BATCH_MAX).meta({ description: 'In the order in which they were sent' }),
  })
  .meta({ id: 'BatchAnswer' });

const quantities = z.object({
  ordered: z.int(),
  open: z.int(),
  cancelled: z.int(),
  inTransit: z.int(),
  delivered: z.int(),
  lost: z.int(),
  returned: z.int(),
});
const LINES_MAX = 10_000;
const PARCELS_MAX = 1_000;
const PAPERS_MAX = 1_000;
const short = z.string().max(500);
const day = z.iso.date().nullable();

const OPTIONS_MAX = 8;
const option = z
  .object({
    right: short.meta({ description: 'cancel, return, exchange, claim, repair or withdraw' }),
    open: z.boolean(),
    until: day.meta({ description: 'Last day on which it is open, or was; null: no end, or not known yet' }),
    untilTime: z.string().max(5).nullable().meta({ description: 'On that day, if it ends before midnight' }),
    notBegun: z.boolean().meta({ description: 'Its days count from a parcel that is still to come' }),
    quantity: z.int(),
    reason: short.nullable().meta({ description: 'Why it is not open: window_over, excluded, not_delivered …' }),
  })
  .meta({ id: 'Option', description: 'What the customer may ask for, as the portal shows it' });

export const orderAnswer = z
  .object({
    id: short,
    number: short,
    statusUrl: z.url().max(500),
    giftUrl: z.url().max(500).meta({ description: 'Page of who got it as a present: no price, no buyer' }),
    state: short.meta({ description: 'Computed from items and parcels: confirmed, partly_shipped, delivered …' }),
    stateDate: day,
    nextDate: day.meta({ description: 'Day of what comes next' }),
    returnUntil: day.meta({
      description: 'Last day on which anything can be given back, or was; null = nothing can, or there is no last day',
    }),
    currency: z.string().max(3),
    total: z.int(),
    version: z.int().nullable().meta({ description: 'Of what is stored' }),
    claimed: z.boolean().meta({ description: 'Whether somebody with a login sees it' }),
    items: z
      .array(z.object({ line: short, sku: short, quantities, options: z.array(option).max(OPTIONS_MAX) }))
      .max(LINES_MAX),
    shipments: z
      .array(z.object({ id: short, state: short, trackingNumber: short.nullable(), expectedOn: day, promisedOn: day }))
      .max(PARCELS_MAX),
    documents: z.array(z.object({ id: short, kind: short, number: short.nullable() })).max(PAPERS_MAX),
  })
  .meta({ id: 'OrderAnswer', description: 'An order as the portal shows it' });
export type OrderAnswer = z.infer<typeof orderAnswer>;
