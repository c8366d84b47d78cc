import type { Reader } from '@/lib/orders/utils';
import type { Step, Upload } from '../types';

export type { Reader };

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

/** Where the form of a photo is sent. */
export const newPhotoPath = (reader: Reader, number: string) => `${photosPath(reader, number)}/hinzufuegen`;

export const slipPath = (reader: Reader, number: string) => `${returnPath(reader, number)}/schein`;

/** Id of the place on the page where the photos of a line are. */
export const photosAnchor = (itemId: string) => `fotos-${itemId}`;

/** Where somebody goes who has sent a photo: to the line, with the reason if it was not taken; a return that is sent has a page. */
export function afterUpload(reader: Reader, number: string, { line, reason }: Upload): string {
  if (reason === 'sent') return returnPath(reader, number);
  const query = reason === null ? '' : `?foto=${reason}&zeile=${line}`;
  return `${photosPath(reader, number)}${query}#${photosAnchor(line)}`;
}
