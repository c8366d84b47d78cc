'use client';

import { Icon } from '@/components/ui/icon';
import { Picture } from '@/components/ui/picture';
import { State } from '@/components/ui/state';
import { Unbroken } from '@/components/ui/unbroken';
import { Within } from '@/components/ui/within';
import type { PictureSheet } from '@/lib/core/picture-places';
import { ItemOptions } from './item-options';
import type { ItemTexts, OptionWords, PieceState } from './order-item';
import { type Look, orderLooks } from './order-state';

type ItemRowsProps = { items: ItemTexts[]; words: OptionWords; sheet: PictureSheet | undefined };

/** The articles of an order; a client component for the same reason as the rows of a list (docs/decisions/0013). */
export function ItemRows({ items, words, sheet }: ItemRowsProps) {
  return (
    <ul>
      {items.map((item) => (
        <Item key={item.position} item={item} words={words} sheet={sheet} />
      ))}
    </ul>
  );
}

function Item({ item, words, sheet }: { item: ItemTexts; words: OptionWords; sheet: PictureSheet | undefined }) {
  const { name, picture, variant, sku, skuText, seller, total, each, discount, pieces, options, media } = item;
  return (
    <li className="order-item">
      <Picture src={picture} sheet={sheet} />
      <div>
        <div className="order-item-head">
          <div>
            <h3 className="text-md">{name}</h3>
            <p className="text-sm text-ink-3">
              {variant && `${variant}, `}
              <Unbroken text={skuText} part={sku} />
            </p>
            {seller && <Seller {...seller} />}
          </div>
          <div className="order-item-price">
            <p className="font-strong">{total}</p>
            <p className="text-sm text-ink-3">{each}</p>
            {discount && <p className="text-sm text-ink-3">{discount}</p>}
          </div>
        </div>
        <ul className="mt-2.5">
          {pieces.map(({ state, text, on }) => (
            <li key={state} className="flex flex-wrap items-center gap-x-2.5">
              <State {...pieceLooks[state]} className="text-sm">
                {text}
              </State>
              {on && <span className="text-ink-2">{on}</span>}
            </li>
          ))}
        </ul>
        <ItemOptions options={options} words={words} />
        {media.length > 0 && (
          <ul className="order-media">
            {media.map(({ href, title }) => (
              <li key={`${href} ${title}`}>
                <a href={href} download={!href.startsWith('https:')}>
                  <Icon name="document" />
                  {title}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

const lookOf = ({ tone, icon }: Look): Pick<Look, 'tone' | 'icon'> => ({ tone, icon });

const pieceLooks: Record<PieceState, Pick<Look, 'tone' | 'icon'>> = {
  open: lookOf(orderLooks.in_preparation),
  asked: { tone: 'wait', icon: 'clock' },
  inTransit: lookOf(orderLooks.shipped),
  delivered: lookOf(orderLooks.delivered),
  lost: { tone: 'bad', icon: 'warning' },
  cancelled: lookOf(orderLooks.cancelled),
  returned: lookOf(orderLooks.completed),
};

function Seller({ text, name, href }: NonNullable<ItemTexts['seller']>) {
  return (
    <p className="text-sm text-ink-3">
      {href ? (
        <Within text={text} part={name}>
          <a href={href}>{name}</a>
        </Within>
      ) : (
        text
      )}
    </p>
  );
}
