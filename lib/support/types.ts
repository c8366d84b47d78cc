/** Whose portal this is, in one language. */
export type Shop = { name: string; url?: string };

/** How to reach a human, in one language. */
export type Contact = {
  mail: string;
  phone: string;
  phoneHref: string;
  hours: string;
  address: string;
  social?: { label: string; href: string };
};
