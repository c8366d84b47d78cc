import { z } from 'zod';
import { messageKinds } from './constants';

/** Which messages about an order are wanted; what is not named is not. */
export const orderMessagesSchema = z.strictObject({
  number: z.string().min(1).max(100),
  kinds: z.array(z.enum(messageKinds)).max(messageKinds.length).default([]),
});

/** A link's token and whether its kind is to be on from now. */
export const switchByLinkSchema = z.strictObject({ token: z.string().max(100), wanted: z.enum(['yes', 'no']) });

/** What a mail program posts for its own button (RFC 8058, 3.1). */
export const oneClickSchema = z.object({ 'List-Unsubscribe': z.literal('One-Click') });
