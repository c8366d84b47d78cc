import type { ComponentProps } from 'react';
import { cn } from './cn';

type Element = 'div' | 'section' | 'article' | 'aside';
type SurfaceProps = ComponentProps<'div'> & { as?: Element };

/** Bordered: something that can be taken as a whole (a parcel, a sum). Never inside another card. */
export function Card({ as: Tag = 'div', className, ...rest }: SurfaceProps) {
  return <Tag className={cn('card', className)} {...rest} />;
}

/** Filled: the one statement of a page. */
export function Panel({ as: Tag = 'div', className, ...rest }: SurfaceProps) {
  return <Tag className={cn('panel', className)} {...rest} />;
}
