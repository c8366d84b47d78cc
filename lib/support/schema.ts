import { z } from 'zod';

const line = z.string().min(1).max(200);
const https = z.url({ protocol: /^https$/ }).max(500);
const perLanguage = z.strictObject({ 'de-CH': line, 'de-DE': line, 'fr-CH': line, 'it-CH': line, en: line });

/** Setting `shop`: whose portal this is and how its customers reach a human. */
export const shopSchema = z.strictObject({
  name: line,
  url: https.optional(),
  address: line,
  mail: z.email().max(254),
  /** as shown, e.g. "044 555 01 40" */
  phone: line,
  /** E.164, for the link */
  phoneNumber: z
    .string()
    .regex(/^\+[1-9]\d{5,14}$/)
    .max(16),
  hours: perLanguage,
  social: z.strictObject({ label: line, href: https }).optional(),
});
