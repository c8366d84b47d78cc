/** The demo shop, authored: Röstwerk AG, Zürich. */
export const shop = {
  name: 'Röstwerk',
  url: 'https://roestwerk.example/',
  address: 'Röstwerk AG, Geroldstrasse 20, 8005 Zürich',
  mail: 'hallo@roestwerk.example',
  phone: '044 555 01 40',
  phoneNumber: '+41445550140',
  hours: {
    'de-CH': 'Mo–Fr 8–18 Uhr, Sa 9–16 Uhr',
    'de-DE': 'Mo–Fr 8–18 Uhr, Sa 9–16 Uhr',
    'fr-CH': 'lu–ve 8 h–18 h, sa 9 h–16 h',
    'it-CH': 'lu–ve 8–18, sa 9–16',
    en: 'Mon–Fri 8am–6pm, Sat 9am–4pm',
  },
  social: { label: 'Röstwerk auf Instagram', href: 'https://social.example/roestwerk' },
};

/** Name of the shop's source. */
export const SOURCE = 'roestwerk';

/** People of the demo; `npm start` prints them. */
export const DEMO_PASSWORD = 'demo-Kaffee-2026!';
export const people = [
  { key: 'lea', email: 'lea.brunner@example.ch', name: 'Lea Brunner', locale: 'de-CH', country: 'CH' },
  { key: 'luc', email: 'luc.favre@example.ch', name: 'Luc Favre', locale: 'fr-CH', country: 'CH' },
  { key: 'jonas', email: 'jonas.keller@example.de', name: 'Jonas Keller', locale: 'de-DE', country: 'DE' },
  // Without a country there is no private account: they only work for their company.
  { key: 'mara', email: 'mara.steiner@cafe-linde.example', name: 'Mara Steiner', locale: 'de-CH', country: null },
  { key: 'tim', email: 'tim.huber@cafe-linde.example', name: 'Tim Huber', locale: 'de-CH', country: null },
  { key: 'nora', email: 'nora.frei@cafe-linde.example', name: 'Nora Frei', locale: 'de-CH', country: null },
  { key: 'eva', email: 'eva.roth@hotel-seeblick.example', name: 'Eva Roth', locale: 'de-CH', country: null },
] as const;

export type PersonKey = (typeof people)[number]['key'];
type Role = 'admin' | 'buyer' | 'technician' | 'viewer';

/** Business customers, each with the shop's person for them. */
export const companies: {
  key: 'linde' | 'seeblick';
  name: string;
  members: Partial<Record<PersonKey, Role>>;
  contact: { contactName: string; contactPicture: string; contactMail: string; contactPhone: string };
}[] = [
  {
    key: 'linde',
    name: 'Café Linde GmbH',
    members: { mara: 'admin', tim: 'buyer', nora: 'technician', lea: 'buyer' },
    contact: {
      contactName: 'Beat Moser',
      contactPicture: '/people/beat-moser.svg',
      contactMail: 'beat.moser@roestwerk.example',
      contactPhone: '044 555 01 43',
    },
  },
  {
    key: 'seeblick',
    name: 'Hotel Seeblick AG',
    members: { eva: 'admin' },
    contact: {
      contactName: 'Anna Wyss',
      contactPicture: '/people/anna-wyss.svg',
      contactMail: 'anna.wyss@roestwerk.example',
      contactPhone: '044 555 01 44',
    },
  },
];
