import type { QrPicture } from '@/lib/core/qr';
import type { Device } from './viewer';

export type PasskeyItem = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** One look of support at this account. */
export type SupportView = {
  id: string;
  who: string;
  mode: 'view' | 'act';
  reason: string;
  ticketRef: string;
  startedAt: Date;
  /** when it was over; null while it lasts */
  endedAt: Date | null;
};

export type SecondFactor = {
  authenticator: boolean;
  passkeys: PasskeyItem[];
  /** unused recovery codes */
  recoveryCodes: number;
  /** by company or shop: cannot be done without */
  required: boolean;
};

/** All that /konto/sicherheit shows. */
export type SecurityPage = {
  password: boolean;
  secondFactor: SecondFactor;
  devices: Device[];
  /** null for staff, at whose account nobody looks */
  support: { allowed: boolean; version: number; views: SupportView[] } | null;
};

/** What an authenticator app is told, as picture and as text. */
export type AuthenticatorSetup = { picture: QrPicture; secret: string; uri: string };

/** The page of the second factor, in one of its three states. */
export type SecondFactorPage = {
  secondFactor: SecondFactor;
  /** started and not confirmed */
  setup: AuthenticatorSetup | null;
  /** nothing else is reachable until it is set up */
  enrolling: boolean;
  /** of this browser, as a name for a passkey */
  device: { browser: string; system: string } | null;
};
