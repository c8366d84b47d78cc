import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from '../policy';

/** A name that leads to an address which is not public (T47). */
export class PrivateAddress extends Error {
  override name = 'PrivateAddress';
}

type Resolve = (
  host: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A `lookup` for a socket that refuses names with an address that is not public. The socket connects to what this
 * function answers and asks nobody again, so a name that leads elsewhere a moment later gains nothing (DNS rebinding).
 * One bad address among good ones is enough: nobody needs that but for an attack.
 * @param resolve how names are looked up; tests bring their own
 */
export function publicLookup(resolve: Resolve = lookup): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '');
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublicAddress(address)))
        return done(new PrivateAddress('The name leads to an address that is not public'), '');
      if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
