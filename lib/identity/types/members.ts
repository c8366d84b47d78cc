import type { CompanyRole } from './viewer';

export type Member = {
  id: string;
  name: string;
  role: CompanyRole;
  /** local day of joining, YYYY-MM-DD */
  since: string;
  /** null unless the reader manages members (T06) */
  email: string | null;
  self: boolean;
  /** why role and seat cannot be taken away */
  locked: 'lastAdmin' | null;
};

export type OpenInvitation = { id: string; email: string; role: CompanyRole; expiresOn: string };

/** The shop's person for this company. */
export type CompanyContact = { name: string; picture: string | null; mail: string | null; phone: string | null };

export type CompanyPage = {
  name: string;
  contact: CompanyContact | null;
  /** at most MEMBERS_MAX */
  members: Member[];
  /** empty unless the reader manages members */
  invitations: OpenInvitation[];
  manages: boolean;
  /** the rule about second factors, for who may change it */
  secondFactor: { required: boolean; version: number } | null;
};

/** What the holder of an invitation's link is told: nothing else about the company or the invited address. */
export type InvitationPage = {
  company: string;
  inviter: string;
  /** what the reader can do: accept, accept as somebody else, sign in first, open an account */
  next: 'accept' | 'other-person' | 'sign-in' | 'join';
};

/** What the mail needs. The token exists in the mail only; the database has its SHA-256. */
export type IssuedInvitation = {
  token: string;
  to: { address: string };
  company: string;
  inviter: string;
  role: CompanyRole;
  expiresAt: Date;
};
