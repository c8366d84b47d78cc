import type { MessageKind, MessageSwitch } from './types';

/**
 * Whether a kind of message is wanted: as long as nobody has switched it, it is.
 * @param switches of one order, as they are stored
 */
export const wantedIn = (switches: readonly MessageSwitch[], kind: MessageKind): boolean =>
  switches.find((one) => one.kind === kind)?.wanted ?? true;
