import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';

/** A form with one file has a handful of short fields. */
const LIMITS = { files: 1, fields: 10, parts: 12, fieldNameSize: 100, fieldSize: 1_000, headerPairs: 20 };

/**
 * Reads a form with one file as it arrives: the file goes on as a stream and is never whole in memory. What is beyond the
 * limit is read and thrown away, because a browser that is answered in the middle of its sending shows an error of its own.
 * @param field name of the file; other files go nowhere
 * @param max bytes of it; a longer one is cut one byte after that, by which it is known
 * @param use gets the fields that stand before the file, and the file, which it reads to the end
 * @returns what `use` returns; null for what is no such form, or broke off
 */
export async function readUpload<Result>(
  request: Request,
  field: string,
  max: number,
  use: (fields: ReadonlyMap<string, string>, file: Readable) => Promise<Result>,
): Promise<Result | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!request.body || !/^multipart\/form-data\s*;/i.test(type)) return null;
  const fields = new Map<string, string>();
  let used: Promise<Result> | undefined;
  try {
    const form = busboy({ headers: { 'content-type': type }, limits: { ...LIMITS, fileSize: max + 1 } });
    form.on('field', (name, value) => fields.set(name, value));
    form.on('file', (name, file) => {
      if (name !== field || used) return void file.resume();
      // A file that breaks off says so to whoever reads it; when nobody does any more, that must not end the process.
      file.on('error', () => undefined);
      used = use(fields, file);
      // Nobody reads the file any more, so the form would wait for ever.
      used.catch((error: Error) => form.destroy(error));
    });
    await pipeline(Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]), form);
  } catch (error) {
    // What the form makes of a failure of `use` says less than the failure itself.
    await used?.catch((reason: unknown) => {
      if (!isBroken(reason)) throw reason;
    });
    if (isBroken(error)) return null;
    throw error;
  }
  return (await used) ?? null;
}

/** The sender's doing: the form is no form, ends too early, or nobody is there any more. */
const BROKEN =
  /^(Unexpected end of (form|file)|Malformed|Multipart: |Unsupported content type|Missing Content-Type|aborted)/;
function isBroken(error: unknown): boolean {
  const { message = '', name = '', code = '' } = error as { message?: string; name?: string; code?: string };
  return (
    BROKEN.test(message) ||
    name === 'AbortError' ||
    name === 'ResponseAborted' ||
    /^ECONNRESET|PREMATURE_CLOSE/.test(code)
  );
}
