import type { Step } from '../types';

/** Whose pages: those of the account, or those of a guest with one order. */
export type Reader = 'konto' | 'gast';

export const homeOf = (reader: Reader) => `/${reader}/retouren`;

export const returnPath = (reader: Reader, number: string) => `${homeOf(reader)}/${number}`;

/** A step of a draft; the first one lets its choice be changed. */
export const draftPath = (reader: Reader, number: string, step: Step): string =>
  step === 'neu' ? `${homeOf(reader)}/neu?entwurf=${number}` : `${homeOf(reader)}/neu/${number}/${step}`;

/** Where somebody who comes from an order begins. */
export const choicePath = (reader: Reader, order: string) =>
  `${homeOf(reader)}/neu?bestellung=${encodeURIComponent(order)}`;

/** Part of the second step: photos for who has a reason that they help with. */
export const photosPath = (reader: Reader, number: string) => `${homeOf(reader)}/neu/${number}/fotos`;

export const photoPath = (reader: Reader, id: string) => `${homeOf(reader)}/fotos/${id}`;
