import type { ApiField, ApiReference, ApiSchema } from '../../types';
import type { openApiDocument } from './openapi';

type Json = { [key: string]: unknown };
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const jsonOf = (value: unknown): Json => (isJson(value) ? value : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const REF = '#/components/schemas/';

/**
 * What the reference page shows, from the OpenAPI document, so that page and file cannot say different things.
 * @param document as `openApiDocument` makes it
 */
export function referenceOf(document: ReturnType<typeof openApiDocument>): ApiReference {
  const components = jsonOf(document.components?.schemas);
  const calls = Object.entries({ ...jsonOf(document.paths), ...jsonOf(document.webhooks) });
  const operations = calls.flatMap(([path, methods]) =>
    Object.entries(jsonOf(methods)).map(([method, operation]) =>
      operationOf(path, method, jsonOf(operation), components),
    ),
  );
  const schemas = Object.entries(components)
    .map(([name, schema]) => schemaOf(name, jsonOf(schema)))
    .filter(({ fields }) => fields.length > 0);
  return { introduction: textOf(document.info.description).split('\n\n'), operations, schemas };
}

function operationOf(path: string, method: string, operation: Json, components: Json) {
  const content = jsonOf(jsonOf(jsonOf(operation.requestBody).content)['application/json']);
  const [single] = (jsonOf(content.schema).anyOf as unknown[] | undefined) ?? [content.schema];
  const shape = jsonOf(components[typeName(single)]);
  const [ofShape] = Array.isArray(shape.examples) ? shape.examples : [];
  const one = jsonOf(jsonOf(content.examples).one).value ?? ofShape;
  return {
    id: textOf(operation.operationId),
    method: method.toUpperCase(),
    path,
    summary: textOf(operation.summary),
    description: textOf(operation.description),
    body: content.schema === undefined ? null : `${typeName(single)}`,
    example: one === undefined ? null : JSON.stringify(one, null, 2),
    responses: Object.entries(jsonOf(operation.responses)).map(([status, response]) => ({
      status,
      meaning: textOf(jsonOf(response).description),
    })),
  };
}

function schemaOf(name: string, schema: Json): ApiSchema {
  return { name, description: textOf(schema.description) || null, fields: fieldsOf(schema, '') };
}

/** Fields, those of objects inside them too: `contact.email`, `lines[].total`. */
function fieldsOf(schema: Json, prefix: string): ApiField[] {
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  return Object.entries(jsonOf(schema.properties)).flatMap(([name, value]) => {
    const property = withoutNull(jsonOf(value));
    const path = `${prefix}${name}`;
    const field = {
      name: path,
      type: typeName(property),
      required: required.has(name) && prefix === '',
      description: textOf(jsonOf(value).description) || textOf(property.description),
    };
    const list = property.type === 'array';
    return [field, ...fieldsOf(list ? jsonOf(property.items) : property, list ? `${path}[].` : `${path}.`)];
  });
}

/** `nullish` is a choice between a shape and null. */
function withoutNull(schema: Json): Json {
  const choices = Array.isArray(schema.anyOf) ? schema.anyOf.map(jsonOf).filter(({ type }) => type !== 'null') : [];
  return choices.length === 1 ? { ...choices[0], description: schema.description ?? choices[0]?.description } : schema;
}

function typeName(schema: unknown): string {
  const json = jsonOf(schema);
  const ref = textOf(json.$ref);
  if (ref) return ref.slice(REF.length);
  if (Array.isArray(json.enum)) return json.enum.join(', ');
  if (json.const !== undefined) return String(json.const);
  if (Array.isArray(json.anyOf))
    return json.anyOf
      .map(typeName)
      .filter((name) => name !== 'null')
      .join(' or ');
  if (json.type === 'array') return `list of ${typeName(json.items)}`;
  if (json.format === 'date') return 'day';
  if (json.format === 'date-time') return 'moment';
  if (json.format === 'uri') return 'web address';
  return textOf(json.type) || 'object';
}
