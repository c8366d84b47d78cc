import { Fold } from '@/components/ui/fold';
import { Table } from '@/components/ui/table';
import type { ApiOperation, ApiReference, ApiSchema } from '@/lib/ingest/types';
import { CodeBlock } from './code-block';

/**
 * The contract for people: every call with an example, every shape with its fields. In English in every language, as
 * the names in it are; without scripts.
 */
export function ApiReferencePage({ reference }: { reference: ApiReference }) {
  return (
    <article lang="en">
      <h1 className="statement max-w-[20ch]">The API for shops</h1>
      {reference.introduction.map((paragraph) => (
        <p key={paragraph} className="mt-4 max-w-measure text-md text-ink-2">
          <WithCode text={paragraph} />
        </p>
      ))}
      <p className="mt-4 max-w-measure">
        The same as a file for programs: <a href="/api/openapi.json">OpenAPI 3.1</a>. First steps with curl stand in
        docs/connect-a-shop.md of the portal.
      </p>
      <nav aria-label="Calls" className="mt-8">
        <ul className="grid gap-1">
          {reference.operations.map(({ id, method, path, summary }) => (
            <li key={id}>
              <a href={`#${id}`}>
                <code>
                  {method} {path}
                </code>
              </a>{' '}
              – {summary}
            </li>
          ))}
        </ul>
      </nav>
      {reference.operations.map((operation) => (
        <Operation key={operation.id} operation={operation} />
      ))}
      <h2 className="mt-16 text-xl font-strong">Shapes</h2>
      {reference.schemas.map((schema) => (
        <Shape key={schema.name} schema={schema} />
      ))}
    </article>
  );
}

function Operation({ operation }: { operation: ApiOperation }) {
  const { id, method, path, summary, description, body, example, responses } = operation;
  return (
    <section aria-labelledby={id} className="mt-12">
      <h2 id={id} className="text-xl font-strong">
        {summary}
      </h2>
      <p className="mt-2">
        <code className="break-words">
          {method} {path}
        </code>
      </p>
      <p className="mt-2 max-w-measure text-ink-2">
        <WithCode text={description} />
      </p>
      {body && (
        <p className="mt-2">
          Body: <TypeName name={body} />
        </p>
      )}
      {example && <CodeBlock label={`Example for ${summary}`}>{example}</CodeBlock>}
      <Fold summary="Answers" className="mt-4">
        <Table caption={`Answers of ${method} ${path}`}>
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {responses.map(({ status, meaning }) => (
              <tr key={status}>
                <td>{status}</td>
                <td>{meaning}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Fold>
    </section>
  );
}

function Shape({ schema: { name, description, fields } }: { schema: ApiSchema }) {
  return (
    <section aria-labelledby={`shape-${name}`} className="mt-8">
      <h3 id={`shape-${name}`} className="font-strong">
        {name}
      </h3>
      {description && <p className="mt-1 max-w-measure text-ink-2">{description}</p>}
      <Table caption={`Fields of ${name}`} className="mt-2">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Type</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">
                <code>{field.name}</code>
                {field.required && <span className="text-ink-3"> required</span>}
              </th>
              <td>
                <TypeName name={field.type} />
              </td>
              <td>{field.description}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

/** What stands between backticks is a name. */
function WithCode({ text }: { text: string }) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part));
}

/** `Order`, `list of OrderItem`: names that have a shape of their own lead to it. */
function TypeName({ name }: { name: string }) {
  const shape = /\b[A-Z]\w+$/.exec(name)?.[0];
  if (!shape) return name;
  return (
    <>
      {name.slice(0, -shape.length)}
      <a href={`#shape-${shape}`}>{shape}</a>
    </>
  );
}
