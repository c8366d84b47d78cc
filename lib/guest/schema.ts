import { z } from 'zod';
import { email, requiredText } from '@/lib/identity/schema/sign-in';

const printable = (value: string) => !/\p{Cc}/u.test(value);

/** What somebody types who looks for an order: spaces, dashes and a leading # are harmless (trust.md 13). */
export const findGuestOrderSchema = z.strictObject({
  number: requiredText(120, 'orderNumber')
    .transform((value) => value.normalize('NFKC').trim())
    .refine((value) => /[\p{L}\p{N}]/u.test(value) && printable(value), 'orderNumber'),
  /** e-mail or postcode of the order */
  proof: requiredText(254, 'guestProof')
    .transform((value) => value.normalize('NFKC').trim())
    .refine((value) => /[\p{L}\p{N}]/u.test(value) && printable(value), 'guestProof'),
});

export const openGuestLinkSchema = z.strictObject({ token: requiredText(100, 'guestLinkDead') });

/** Who got a present names their address, on the page of its link. */
export const requestGiftLinkSchema = z.strictObject({ token: requiredText(100, 'guestLinkDead'), email });

/** Number that somebody comes with from a status page; it only fills the field. */
export const knownNumberSchema = z.string().min(1).max(120).refine(printable);

export const endGuestSchema = z.strictObject({});
