import type { AddressInput } from '@/lib/orders/types';
import type { Customer } from './story';

/** Where the demo's people and companies live: no real ones, at streets that exist. */
const both = (address: Omit<AddressInput, 'kind'>): AddressInput[] => [
  { kind: 'shipping', ...address },
  { kind: 'billing', ...address },
];

type Authored = Omit<Customer, 'accountId'>;
const swiss = { business: false, locale: 'de-CH', country: 'CH' } as const;

export const customers = {
  lea: {
    ...swiss,
    email: 'lea.brunner@example.ch',
    addresses: both({
      name: 'Lea Brunner',
      street: 'Idastrasse',
      houseNumber: '14',
      postcode: '8003',
      city: 'Zürich',
      country: 'CH',
    }),
  },
  luc: {
    ...swiss,
    locale: 'fr-CH',
    email: 'luc.favre@example.ch',
    addresses: both({
      name: 'Luc Favre',
      street: 'Rue de la Louve',
      houseNumber: '9',
      postcode: '1003',
      city: 'Lausanne',
      country: 'CH',
    }),
  },
  jonas: {
    business: false,
    locale: 'de-DE',
    country: 'DE',
    email: 'jonas.keller@example.de',
    addresses: both({
      name: 'Jonas Keller',
      street: 'Schwarzwaldstraße',
      houseNumber: '78',
      postcode: '79117',
      city: 'Freiburg im Breisgau',
      country: 'DE',
    }),
  },
  guest: {
    ...swiss,
    email: 'gast@example.ch',
    addresses: both({
      name: 'Beatrice Nussbaumer',
      careOf: 'c/o Familie Arn',
      street: 'Marktgasse',
      houseNumber: '30',
      postcode: '3011',
      city: 'Bern',
      country: 'CH',
    }),
  },
  linde: {
    ...swiss,
    business: true,
    email: 'mara.steiner@cafe-linde.example',
    addresses: [
      {
        kind: 'shipping',
        company: 'Café Linde GmbH',
        street: 'Lindenhofstrasse',
        houseNumber: '7',
        postcode: '8001',
        city: 'Zürich',
        country: 'CH',
      },
      {
        kind: 'billing',
        company: 'Café Linde GmbH',
        department: 'Buchhaltung',
        postBox: 'Postfach 214',
        postcode: '8022',
        city: 'Zürich',
        country: 'CH',
      },
    ],
  },
  seeblick: {
    ...swiss,
    business: true,
    email: 'eva.roth@hotel-seeblick.example',
    addresses: [
      {
        kind: 'shipping',
        company: 'Hotel Seeblick AG',
        department: 'Warenannahme',
        street: 'Seestrasse',
        houseNumber: '45',
        postcode: '6353',
        city: 'Weggis',
        country: 'CH',
      },
      {
        kind: 'billing',
        company: 'Hotel Seeblick AG',
        department: 'Kreditoren',
        street: 'Seestrasse',
        houseNumber: '45',
        postcode: '6353',
        city: 'Weggis',
        country: 'CH',
      },
    ],
  },
} satisfies Record<string, Authored>;

export type CustomerKey = keyof typeof customers;
