import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
);

/** The colour a token has in one scheme, as #rrggbb. */
function colour(name: string, dark: boolean): string {
  const value = tokens.get(name);
  if (!value) throw new Error(`tokens.css has no --${name}`);
  const [, light, night] = value.match(/^light-dark\((.+),\s*(.+)\)$/) ?? [null, value, value];
  const side = dark ? night : light;
  const reference = side.match(/^var\(--([\w-]+)\)$/)?.[1];
  return reference ? colour(reference, dark) : side;
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2, 1.4.3. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const TEXT = 4.5;
const EDGE = 3;
const grounds = ['page', 'panel', 'surface', 'sunken', 'raised'];
const inks = ['ink', 'ink-2', 'ink-3', 'accent', 'accent-hover', 'good', 'wait', 'bad', 'view-mode'];
const soft = ['accent', 'good', 'wait', 'bad', 'view-mode'];

const pairs: [string, string, number][] = [
  ...inks.flatMap((ink) => grounds.map((ground): [string, string, number] => [ink, ground, TEXT])),
  ...soft.flatMap((tone) => [tone, 'ink', 'ink-2'].map((ink): [string, string, number] => [ink, `${tone}-soft`, TEXT])),
  ['on-accent', 'accent', TEXT],
  ['on-accent', 'accent-hover', TEXT],
  ['ink-inverse', 'ink', TEXT],
  ['ink-inverse', 'bad', TEXT],
  ['ink-inverse', 'view-mode', TEXT],
  ['staff-bar-ink', 'staff-bar', TEXT],
  ...['line-strong', 'focus'].flatMap((edge) =>
    [...grounds, 'accent-soft'].map((ground): [string, string, number] => [edge, ground, EDGE]),
  ),
];

describe.each([
  ['light', false],
  ['dark', true],
])('contrast of the tokens, %s', (_scheme, dark) => {
  it.each(pairs)('%s on %s is at least %d', (ink, ground, least) => {
    expect(contrast(colour(ink, dark), colour(ground, dark))).toBeGreaterThanOrEqual(least);
  });
});
