import { z } from 'zod';
import { country, email, sourceId, text, versioned } from './common';

export const customer = z
  .strictObject({
    id: sourceId('customer'),
    name: text(200),
    email: email.nullish().meta({
      description: 'Who registers with this address and confirms it sees the orders of this customer',
    }),
    country: country.nullish(),
    ...versioned,
  })
  .meta({ id: 'Customer', title: 'Customer', description: 'A private customer of the shop' });
export type CustomerEntry = z.infer<typeof customer>;

export const company = z
  .strictObject({
    id: sourceId('company'),
    name: text(200),
    email: email.nullish().meta({
      description: 'Who registers with this address and confirms it becomes the first admin of the company',
    }),
    country: country.nullish(),
    contact: z
      .strictObject({ name: text(200), mail: email.nullish(), phone: text(50).nullish() })
      .nullish()
      .meta({ description: "The shop's person for this company" }),
    ...versioned,
  })
  .meta({ id: 'Company', title: 'Company', description: 'A business customer of the shop' });
export type CompanyEntry = z.infer<typeof company>;
