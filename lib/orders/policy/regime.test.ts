import { expect, it } from 'vitest';
import { regimeOf } from './regime';

it.each([
  ['consumer', 'CH', 'ch_none'],
  ['consumer', 'DE', 'de'],
  ['consumer', 'AT', 'at'],
  ['consumer', 'FR', 'eu'],
  ['consumer', 'LI', 'eu'],
  ['consumer', null, 'eu'],
  ['business', 'DE', 'b2b_none'],
  ['business', null, 'b2b_none'],
] as const)('a %s in %s: %s', (buyer, country, regime) => expect(regimeOf(buyer, country)).toBe(regime));
