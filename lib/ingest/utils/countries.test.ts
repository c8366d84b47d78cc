import { expect, it } from 'vitest';
import { countryCode } from './countries';

it.each([
  ['Germany', 'DE'],
  ['Switzerland', 'CH'],
  ['Austria', 'AT'],
  ['United Kingdom', 'GB'],
  ['EIRE', 'IE'],
  ['RSA', 'ZA'],
  ['USA', 'US'],
  ['Czech Republic', 'CZ'],
  ['Channel Islands', 'JE'],
  ['Hong Kong', 'HK'],
  [' netherlands ', 'NL'],
  ['CH', 'CH'],
  ['UK', 'GB'],
  ['European Community', null],
  ['European Union', null],
  ['Unspecified', null],
  ['Unknown Region', null],
  ['', null],
])('"%s" is %s', (name, code) => expect(countryCode(name)).toBe(code));
