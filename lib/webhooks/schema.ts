import { z } from 'zod';
import { CHANGES_DEFAULT, CHANGES_MAX, LINES_MAX } from './constants';
import { wrapped } from './utils/examples';

// What the portal asks of a shop. Each message has an envelope (`type, id, occurredAt, source`) and small `data`; the same
// JSON is pushed to webhooks and read from GET /api/v1/changes. Names with `id` in their meta are components of the
// OpenAPI file. Fields may be added, never renamed or taken away.

/** Text as somebody may have typed it; PostgreSQL keeps no zero bytes. */
const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => !value.includes('\u0000'), 'has a zero byte');
const key = text(100);
/** 32 bits, as the amounts of orders are. */
const cents = z.int32();

const money = z
  .strictObject({
    amount: cents.describe('in the smallest unit of the currency: 1250 = CHF 12.50'),
    currency: z
      .string()
      .length(3)
      .regex(/^[A-Z]{3}$/)
      .describe('ISO 4217'),
  })
  .meta({ id: 'Money', title: 'Money', description: 'An amount as an integer, with its currency.' });

const order = z
  .strictObject({ id: key.describe('your own id of the order'), number: text(50).describe('as customers know it') })
  .meta({ id: 'OrderReference', title: 'Order', description: 'An order as its source names it.' });

const line = {
  line: key.describe('your own key of the line within the order'),
  quantity: z.int32().positive().describe('pieces'),
};
const looseLine = {
  line: line.line.nullable().describe('your own key of the line within the order; null: goods without an order'),
  quantity: line.quantity,
  sku: key.optional().describe('article number, of goods without an order'),
};
const looseOrder = order.nullable().describe('null: goods that came without one');
const lines = <Line extends z.ZodType>(of: Line) => z.array(of).min(1).max(LINES_MAX);

const customer = z.strictObject({
  id: key.nullable().describe('your customer number; null if you have not given one yet'),
  name: text(200).nullable(),
  email: z.email().max(254).nullable(),
});
const recipient = customer.optional().describe('who gets it, where no order says so');
const requestedBy = z
  .enum(['customer', 'guest', 'staff'])
  .describe('guest: somebody who proved the order’s address; staff: your support, in the customer’s name');

const address = z
  .strictObject({
    company: text(200).nullable(),
    department: text(200).nullable(),
    name: text(200).nullable(),
    careOf: text(200).nullable(),
    street: text(200).nullable(),
    houseNumber: text(20).nullable(),
    postBox: text(50).nullable(),
    postcode: text(20),
    city: text(100),
    country: z
      .string()
      .length(2)
      .regex(/^[A-Z]{2}$/)
      .describe('ISO 3166-1 alpha-2'),
  })
  .meta({ id: 'PostalAddress', title: 'Address', description: 'Street and house number apart, as QR bills want it.' });

const reason = z
  .strictObject({ code: key.describe('key of the shop’s list of reasons'), text: text(1000).nullable() })
  .meta({ id: 'Reason', title: 'Reason', description: 'Why, as chosen and, if anything was typed, as typed.' });

/** An envelope around data. `test` stands there only if it is true. */
const message = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.strictObject({
    type: z.literal(type),
    id: z.uuid().describe('the same however often it comes: take it as the key of what you do'),
    occurredAt: z.iso.datetime().describe('when it was asked, UTC'),
    source: text(100).describe('name of the shop’s connection'),
    test: z.literal(true).optional().describe('sent by `webhook try`: do nothing about it'),
    data,
  });

const orderRequest = message(
  'order-request',
  z.strictObject({
    number: text(50).describe('the portal’s number of the request'),
    customer,
    requestedBy,
    lines: lines(
      z.strictObject({
        sku: key,
        quantity: line.quantity,
        unitPrice: money.nullable().describe('price that the customer saw; null = none was shown'),
        priceUnit: z.int32().positive().describe('so many pieces cost unitPrice'),
      }),
    ),
    shippingAddress: address.nullable().describe('null = the customer’s usual one'),
    reference: text(100).nullable().describe('the customer’s own, such as a purchase order number'),
    costCentre: text(100).nullable(),
    note: text(1000).nullable(),
    locale: text(35).describe('language of the customer, such as fr-CH'),
  }),
).meta({
  id: 'OrderRequestMessage',
  title: 'order-request',
  description: 'Somebody orders. Book it and send the order; `number` is what the customer was told meanwhile.',
  examples: wrapped('order-request'),
});

const cancellationRequest = message(
  'cancellation-request',
  z.strictObject({
    order,
    requestedBy,
    lines: lines(z.strictObject(line)),
    reason: reason.nullable(),
  }),
).meta({
  id: 'CancellationRequestMessage',
  title: 'cancellation-request',
  description: 'Somebody wants pieces not to be sent. The answer is the order with its new quantities.',
  examples: wrapped('cancellation-request'),
});

const returnRequest = message(
  'return-request',
  z.strictObject({
    number: text(50).describe('the portal’s number of the return'),
    order: looseOrder,
    customer: recipient,
    requestedBy,
    basis: z
      .enum(['withdrawal', 'voluntary', 'claim'])
      .describe('a legal withdrawal, the shop’s own return right, or something is wrong with the goods'),
    lines: lines(
      z.strictObject({
        ...looseLine,
        reason: reason.nullable().describe('null: a withdrawal needs none'),
        outcome: z
          .enum(['refund', 'credit', 'exchange', 'repair', 'part'])
          .describe('what the customer gets; part: a spare part is sent, and the goods stay'),
        difference: cents
          .nullable()
          .default(null)
          .describe('what that article costs more (+, to be asked for) or less (-, see refund-instruction)'),
        exchangeFor: key.nullable().describe('article number that is wanted instead, or of the spare part'),
      }),
    ),
    note: text(1000).nullable(),
  }),
).meta({
  id: 'ReturnRequestMessage',
  title: 'return-request',
  description:
    'Somebody gives goods back, and may. A return of several orders comes as one message for each order and basis, all with its number.',
  examples: wrapped('return-request'),
});

const refundParts = z
  .strictObject({
    goods: cents.describe('positive'),
    discount: cents.describe('share of discounts that falls to these goods, negative'),
    shipping: cents.describe('postage given back, positive'),
    fee: cents.describe('fee of the return, negative'),
    points: cents.describe('worth of points taken back, negative'),
    tax: cents.describe('tax on top of the other parts; 0 where prices include it'),
    // Messages from before it was added lie in the database without it.
    bonus: cents.default(0).describe('on top for taking credit, positive; 0 with other means'),
  })
  .meta({ id: 'RefundParts', title: 'Parts of a refund', description: 'Amounts that add up to the total.' });

const refundInstruction = message(
  'refund-instruction',
  z
    .strictObject({
      number: text(50).describe('the portal’s number of the refund'),
      order: looseOrder,
      customer: recipient,
      return: text(50).nullable().describe('number of the return, if there is one'),
      lines: z.array(z.strictObject(looseLine)).max(LINES_MAX).describe('empty: no goods, such as postage alone'),
      parts: refundParts,
      total: money,
      means: z.enum(['original', 'credit']).describe('the means of payment of the order, or credit with the shop'),
      dueOn: z.iso.date().nullable().describe('last day that the law leaves'),
    })
    .refine(({ parts, total }) => sum(parts) === total.amount, 'The parts do not add up to the total.'),
).meta({
  id: 'RefundInstructionMessage',
  title: 'refund-instruction',
  description:
    'Pay money back, once per id, say what came of it (POST /api/v1/refunds), and send the order with its new state of payment.',
  examples: wrapped('refund-instruction'),
});

const sum = (parts: z.infer<typeof refundParts>) => Object.values(parts).reduce((total, part) => total + part, 0);

const ping = message('ping', z.strictObject({ note: text(200) })).meta({
  id: 'PingMessage',
  title: 'ping',
  description: 'Sent by the operator to try an endpoint.',
  examples: wrapped('ping'),
});

/** What can be asked: type → schema of the whole message. */
export const messageSchemas = {
  'order-request': orderRequest,
  'cancellation-request': cancellationRequest,
  'return-request': returnRequest,
  'refund-instruction': refundInstruction,
  ping,
} as const;

export type MessageType = keyof typeof messageSchemas;
export type Message<Type extends MessageType = MessageType> = z.infer<(typeof messageSchemas)[Type]>;
export type MessageData<Type extends MessageType> = z.infer<(typeof messageSchemas)[Type]>['data'];

export const messageTypes = Object.keys(messageSchemas) as MessageType[];
export const messageTypeSchema = z.enum(messageTypes);

/** Any message, told by its type. */
export const anyMessageSchema = z
  .discriminatedUnion('type', [orderRequest, cancellationRequest, returnRequest, refundInstruction, ping])
  .meta({ id: 'Message', title: 'Message', description: 'What the portal asks of the shop.' });

/** Where a reader goes on: digits, which only this list gives a meaning. 18 of them fit into 64 bits. */
const cursor = z.string().min(1).max(18).regex(/^\d+$/);

/** Query of GET /api/v1/changes. */
export const changesQuerySchema = z.strictObject({
  since: cursor.default('0').describe('`cursor` of the answer before; left out = from the beginning'),
  limit: z.coerce.number().int().min(1).max(CHANGES_MAX).default(CHANGES_DEFAULT),
});

/** Answer of GET /api/v1/changes. */
export const changesAnswerSchema = z
  .strictObject({
    entries: z.array(anyMessageSchema).max(CHANGES_MAX),
    cursor: cursor.describe('for `since` of the next call'),
    more: z.boolean().describe('whether there is more already'),
  })
  .meta({ id: 'Changes', title: 'Changes', description: 'What was asked since a cursor, oldest first.' });
