import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readUpload } from './upload';

const MAX = 1_000;
const lengthOf = async (file: Readable) => {
  let length = 0;
  for await (const chunk of file) length += (chunk as Buffer).length;
  return length;
};
const request = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://portal.example/', { method: 'POST', body, headers });
function form(bytes: number, fields: Record<string, string> = { item: 'a' }, name = 'photo'): FormData {
  const data = new FormData();
  for (const [key, value] of Object.entries(fields)) data.set(key, value);
  data.set(name, new File([Buffer.alloc(bytes)], 'x.jpg'));
  return data;
}
const read = (sent: Request) =>
  readUpload(sent, 'photo', MAX, async (fields, file) => ({ item: fields.get('item'), bytes: await lengthOf(file) }));

describe('a form with a file', () => {
  it('gives the fields before the file, and the file', async () => {
    expect(await read(request(form(MAX)))).toEqual({ item: 'a', bytes: MAX });
  });

  it('is read to its end, and cut one byte after the limit', async () => {
    expect(await read(request(form(500_000)))).toEqual({ item: 'a', bytes: MAX + 1 });
  });

  it.each<[string, Request]>([
    ['other content', request('{}', { 'content-type': 'application/json' })],
    ['a form without files', request(new URLSearchParams({ item: 'a' }))],
    ['no boundary', request('x', { 'content-type': 'multipart/form-data' })],
    [
      'no end',
      request('--x\r\nContent-Disposition: form-data; name="photo"; filename="a"\r\n\r\nabc', {
        'content-type': 'multipart/form-data; boundary=x',
      }),
    ],
    ['nothing in it', request('--x--\r\n', { 'content-type': 'multipart/form-data; boundary=x' })],
    ['a file of another name', request(form(10, {}, 'other'))],
  ])('is none: %s', async (_what, sent) => {
    expect(await read(sent)).toBeNull();
  });

  it('ends with the failure of whoever uses it, in the middle of the file', async () => {
    const whole = new Response(form(500_000));
    const headers = { 'content-type': whole.headers.get('content-type') ?? '' };
    const failing = readUpload(request(await whole.arrayBuffer(), headers), 'photo', MAX * 1_000, async () => {
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
  });

  it('ends when the sender goes away', async () => {
    const start = Buffer.from('--x\r\nContent-Disposition: form-data; name="photo"; filename="a"\r\n\r\nabc');
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(start);
        setTimeout(() => controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })), 20);
      },
    });
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const sent = new Request('http://portal.example/', {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    } as RequestInit);
    expect(await read(sent)).toBeNull();
  });
});
