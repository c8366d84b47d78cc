/** A guest's short look at one order, proven by a live row. */
export type GuestSession = { id: string; orderId: string; expiresAt: Date };

declare const guestScope: unique symbol;

/** What every query for guests asks for first: one order and nothing else. Minted in lib/identity only. */
export type GuestScope = { readonly orderId: string; readonly [guestScope]: true };
