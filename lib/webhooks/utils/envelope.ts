import { type Message, type MessageType, messageSchemas } from '../schema';

/** A request as it lies in the database. */
export type RequestRow = {
  id: string;
  type: string;
  payload: unknown;
  test: boolean;
  createdAt: Date;
  source: { name: string };
};

/**
 * The message of a request, with its fields in the order of the schema, so that each attempt has the same bytes.
 * @throws ZodError if the row does not fit the schema: what goes out is checked like what comes in
 */
export function messageOf({ id, type, payload, test, createdAt, source }: RequestRow): Message {
  const schema = messageSchemas[type as MessageType];
  if (!schema) throw new Error(`No schema for messages of type ${type}`);
  return schema.parse({
    type,
    id,
    occurredAt: createdAt.toISOString(),
    source: source.name,
    ...(test ? { test } : {}),
    data: payload,
  });
}
