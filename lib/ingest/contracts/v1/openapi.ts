import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { changesAnswerSchema, changesQuerySchema, messageSchemas, messageTypes } from '@/lib/webhooks/schema';
import { batchAnswer, entryResult, errorAnswer, orderAnswer } from './answers';
import { examples } from './examples';
import { BATCH_MAX, RESOURCES, type Resource, resources } from './resources';

const json = (schema: z.ZodType, extra: { example?: unknown; examples?: Record<string, { value: unknown }> } = {}) => ({
  'application/json': { schema, ...extra },
});
const refused = (description: string) => ({ description, content: json(errorAnswer) });

const common: ZodOpenApiResponsesObject = {
  '401': refused('No key, or one that does not exist, was revoked or replaced'),
  '403': refused('The key does not allow this'),
  '429': refused('Too many calls; Retry-After says how many seconds to wait'),
};

const SUMMARIES: Record<Resource, string> = {
  products: 'Bring products',
  customers: 'Bring private customers',
  companies: 'Bring business customers',
  orders: 'Bring orders',
  shipments: 'Bring parcels',
  'tracking-events': 'Bring messages of carriers',
  documents: 'Bring papers (PDF)',
  'credit-notes': 'Bring credit notes',
  stock: 'Say what there is to sell',
  prices: 'Say what it costs',
  refunds: 'Say what came of refunds',
  'credit-spendings': 'Say what was paid with credit',
};

function bring(resource: Resource): ZodOpenApiOperationObject {
  const entry = resources[resource] as z.ZodType;
  const example = examples[resource];
  return {
    operationId: `bring-${resource}`,
    summary: SUMMARIES[resource],
    tags: ['Facts come in'],
    description: `One entry, or a list of up to ${BATCH_MAX} with an answer for each. Scope: \`${resource}:write\`.`,
    requestParams: {
      header: z.object({
        'Idempotency-Key': z
          .string()
          .min(1)
          .max(255)
          .optional()
          .meta({ description: 'The same key with the same body is answered as the first time; kept for 30 days' }),
      }),
    },
    requestBody: {
      required: true,
      content: json(z.union([entry, z.array(entry).min(1).max(BATCH_MAX)]), {
        examples: { one: { value: example }, batch: { value: [example] } },
      }),
    },
    responses: {
      '200': {
        description: 'Of a list: one result per entry. Of one entry: it was updated, unchanged, or older and ignored',
        content: json(z.union([entryResult, batchAnswer])),
      },
      '201': { description: 'One entry was created', content: json(entryResult) },
      '202': { description: 'One entry waits until what it belongs to comes in', content: json(entryResult) },
      '400': refused('The body is not JSON'),
      '409': refused('A call with this Idempotency-Key is still running'),
      '413': refused(`More than ${BATCH_MAX} entries, or too many bytes`),
      '422': refused('The one entry was refused, or the Idempotency-Key was used with another body'),
      ...common,
    },
  };
}

const orderOperation: ZodOpenApiOperationObject = {
  operationId: 'read-order',
  summary: 'Read an order as the portal shows it',
  tags: ['Facts come in'],
  description: 'Scope: `orders:read`.',
  requestParams: {
    path: z.object({ id: z.string().max(100).meta({ description: "The shop's own id of the order" }) }),
  },
  responses: {
    '200': { description: 'The order', content: json(orderAnswer) },
    '404': refused('This source has no such order'),
    ...common,
  },
};

const changesOperation: ZodOpenApiOperationObject = {
  operationId: 'read-changes',
  summary: 'Read what the portal asks of the shop',
  tags: ['Requests go out'],
  description: 'The same messages that webhooks push, oldest first. Scope: `changes:read`.',
  requestParams: { query: changesQuerySchema },
  responses: {
    '200': { description: 'Messages, and the cursor to go on from', content: json(changesAnswerSchema) },
    '422': refused('The query cannot be read'),
    ...common,
  },
};

/** Standard Webhooks; docs/webhooks.md says how to check them. */
const pushed = (type: (typeof messageTypes)[number]): ZodOpenApiOperationObject => ({
  operationId: `push-${type}`,
  summary: `The portal calls the shop: ${type}`,
  tags: ['Requests go out'],
  description: 'Signed as Standard Webhooks: webhook-id, webhook-timestamp, webhook-signature.',
  requestBody: { required: true, content: json(messageSchemas[type]) },
  responses: {
    '2XX': { description: 'Taken; it is not sent again' },
    '410': { description: 'Nobody listens here any more; the endpoint is switched off' },
    default: { description: 'Anything else: sent again for about three days' },
  },
});

const DESCRIPTION = `Facts come in, requests go out: the shop brings what it knows (orders, parcels, papers), and asks
what its customers want. Every call is made with a key of the shop, \`Authorization: Bearer mk_…\`.

Each entry is known by the shop's own id: the same id again changes it, equal content changes nothing. \`version\` (a
number that grows) or \`occurredAt\` says how new it is; what is older than the stored version is accepted and ignored. So
calls may be repeated, overtake each other and come late. What belongs to something that is not there yet waits for it.

Money is an integer in the smallest unit of the currency. A moment carries its offset from UTC, a day is one at the
shop's place.`;

/**
 * The contract as an OpenAPI 3.1 document, made from the schemas that read the calls: what it says is what is checked.
 * @param server address of the portal
 */
export function openApiDocument(server: string) {
  const known = made.get(server) ?? makeDocument(server);
  made.set(server, known);
  return known;
}

/** It follows from the code, so once per process is enough; anybody may ask for it. */
const made = new Map<string, ReturnType<typeof makeDocument>>();

function makeDocument(server: string) {
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Mein Konto', version: '1', description: DESCRIPTION },
    servers: [{ url: new URL('/', server).href.replace(/\/$/, '') }],
    security: [{ key: [] }],
    paths: {
      ...Object.fromEntries(RESOURCES.map((resource) => [`/api/v1/${resource}`, { post: bring(resource) }])),
      '/api/v1/orders/{id}': { get: orderOperation },
      '/api/v1/changes': { get: changesOperation },
    },
    webhooks: Object.fromEntries(messageTypes.map((type) => [type, { post: pushed(type) }])),
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'npm run portal -- key create <source>' },
      },
    },
  });
}
