import type { Contact, ShellProps } from '@/components/shell/types';

/** The demo shop as the mockups show it; nothing of it is in a production build. */
export const contact: Contact = {
  mail: 'hallo@roestwerk.example',
  phone: '044 555 01 40',
  phoneHref: 'tel:+41445550140',
  hours: 'Mo–Fr 8–18 Uhr, Sa 9–16 Uhr',
  address: 'Röstwerk AG, Geroldstrasse 20, 8005 Zürich',
  social: { label: 'Instagram @roestwerk', href: 'https://social.example/roestwerk' },
};

export const shell: Pick<ShellProps, 'shop' | 'navigation'> & { contact: Contact } = {
  shop: { name: 'Röstwerk', shopUrl: 'https://shop.example' },
  contact,
  navigation: [{ key: 'orders', href: '/konto/bestellungen', label: 'Bestellungen' }],
};
