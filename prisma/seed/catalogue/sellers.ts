import type { Seller } from './types';

export const sellers: readonly Seller[] = [
  {
    key: 'roestwerk',
    name: 'Röstwerk AG',
    legalName: 'Röstwerk AG',
    address: 'Geroldstrasse 20, 8005 Zürich',
    mail: 'hallo@roestwerk.example',
    phone: '044 555 01 40',
    phoneNumber: '+41445550140',
  },
  {
    key: 'toess',
    name: 'Mühlenbau Töss GmbH, Winterthur',
    legalName: 'Mühlenbau Töss GmbH',
    address: 'Zürcherstrasse 131, 8406 Winterthur',
    mail: 'werkstatt@muehlenbau-toess.example',
    phone: '052 555 02 60',
    phoneNumber: '+41525550260',
  },
  {
    key: 'keramik',
    name: 'Keramik Maag, Winterthur',
    legalName: 'Keramik Maag GmbH',
    address: 'Lagerplatz 7, 8400 Winterthur',
    mail: 'atelier@keramik-maag.example',
    phone: '052 555 03 10',
    phoneNumber: '+41525550310',
  },
  {
    key: 'zubehoer',
    name: 'Tuch & Leder, Langenthal',
    legalName: 'Tuch & Leder Aeschlimann AG',
    address: 'Mühleweg 23, 4900 Langenthal',
    mail: 'bestellung@tuch-leder.example',
    phone: '062 555 04 80',
    phoneNumber: '+41625550480',
  },
];
