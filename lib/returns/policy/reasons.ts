import type { ReturnReason, ReturnSettings } from '../types';

type Leaf = Omit<ReturnReason, 'closer' | 'categories'>;

/** The reasons that come into question for a category of products: those of the category before those for all. */
export function reasonsFor({ reasons }: Pick<ReturnSettings, 'reasons'>, category: string | null): ReturnReason[] {
  const own = reasons.filter(({ categories }) => category !== null && categories?.includes(category));
  return [...own, ...reasons.filter(({ categories }) => categories === undefined)];
}

/**
 * The reason that a key stands for: `trunk` or `trunk.closer`.
 * @returns null for a key that does not come into question, and for a trunk that asks for a closer one
 */
export function reasonOf(
  settings: Pick<ReturnSettings, 'reasons'>,
  category: string | null,
  key: string | null,
): Leaf | null {
  const [trunk, closer] = key?.split('.') ?? [];
  const reason = reasonsFor(settings, category).find(({ id }) => id === trunk);
  if (!reason) return null;
  if (reason.closer) return reason.closer.find(({ id }) => id === closer) ?? null;
  return closer === undefined ? reason : null;
}
