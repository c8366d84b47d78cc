/**
 * A short look at one order, proven by a live row. `giftEmail` = proven address of who got something of it as a present;
 * null = a guest, who reads the mailbox of the order.
 */
export type GuestSession = { id: string; orderId: string; giftEmail: string | null; expiresAt: Date };

declare const guestScope: unique symbol;
declare const giftScope: unique symbol;

/** What every query for guests asks for first: one order and nothing else. Minted in lib/identity only. */
export type GuestScope = { readonly orderId: string; readonly [guestScope]: true };

/**
 * Of who got something of an order as a present: may give it back, and sees nothing of the order itself. `email` = proven,
 * normalised. Minted in lib/identity only; no query for guests takes it.
 */
export type GiftScope = { readonly orderId: string; readonly email: string; readonly [giftScope]: true };

/** Who looks at something without an account. */
export type Visit = { endsAt: Date } & ({ kind: 'guest'; scope: GuestScope } | { kind: 'gift'; scope: GiftScope });
