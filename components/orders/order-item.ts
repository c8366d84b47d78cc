/** Where pieces of a line are. */
export type PieceState = 'open' | 'asked' | 'inTransit' | 'delivered' | 'lost' | 'cancelled' | 'returned';

/** What is possible with a line, in words; empty what there is nothing to say of. */
export type OptionTexts = {
  /** whether it can go back, and with what money */
  back: string;
  money: string;
  others: { term: string; value: string }[];
};

/** What stands around the options of every line. */
export type OptionWords = { title: string; rules: string };

/** A line of an order as its page shows it, every text finished (docs/decisions/0013). */
export type ItemTexts = {
  position: number;
  name: string;
  picture: string | null;
  variant: string;
  sku: string;
  skuText: string;
  /** a sentence with the name in it; `href` empty: no way to the seller's own pages */
  seller: { text: string; name: string; href: string } | null;
  total: string;
  each: string;
  discount: string;
  pieces: { state: PieceState; text: string; on: string }[];
  options: OptionTexts;
  media: { href: string; title: string }[];
};
