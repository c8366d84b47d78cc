import { expect, it } from 'vitest';
import { isSameOrigin } from './origin';

const PUBLIC = 'https://konto.example.ch';
const sent = (headers: Record<string, string>) => isSameOrigin(new Headers(headers), PUBLIC);

it.each([
  ['our own origin', { origin: PUBLIC, host: 'internal:3000' }],
  [
    'the host that was asked for, when the portal is reached by another name',
    { origin: 'http://10.0.0.5:3000', host: '10.0.0.5:3000' },
  ],
  [
    'the host that a trusted proxy names',
    { origin: 'https://zwei.example.ch', host: 'internal:3000', 'x-forwarded-host': 'zwei.example.ch' },
  ],
  [
    'no origin, but the browser says that it is the same',
    { 'sec-fetch-site': 'same-origin', host: 'konto.example.ch' },
  ],
])('T34 passes: %s', (_name, headers) => {
  expect(sent(headers as Record<string, string>)).toBe(true);
});

it.each([
  ['a foreign origin', { origin: 'https://evil.example', host: 'konto.example.ch' }],
  ['a foreign origin that claims the same site', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
  ['origin null', { origin: 'null', host: 'konto.example.ch' }],
  ['origin null that claims the same site', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ['no origin and no other proof', { host: 'konto.example.ch' }],
  ['no origin, another site', { 'sec-fetch-site': 'cross-site' }],
  ['no origin, a sibling of the same site', { 'sec-fetch-site': 'same-site' }],
  ['no origin, typed or from a program', { 'sec-fetch-site': 'none' }],
  ['a sibling host', { origin: 'https://shop.example.ch', host: 'konto.example.ch' }],
  ['our host on another port', { origin: 'https://konto.example.ch:8443', host: 'konto.example.ch' }],
  [
    'our host as the beginning of another',
    { origin: 'https://konto.example.ch.evil.example', host: 'konto.example.ch' },
  ],
  ['an empty origin', { origin: '', host: '' }],
])('T34 is refused: %s', (_name, headers) => {
  expect(sent(headers as Record<string, string>)).toBe(false);
});
