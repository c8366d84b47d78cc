'use server';

import { missing } from '@/lib/core/missing';
import { customerAction, done, publicAction, refuse } from '@/lib/identity/action';
import { loadVisit } from '@/lib/identity/loaders/guest';
import { removePhoto } from '../mutations/photos';
import { removePhotoSchema } from '../schema';
import type { ReturnOwner } from '../types';
import { photosPath, type Reader } from '../utils/paths';

/** For what is nobody's here, or sent already, it does not exist. */
async function remove(owner: ReturnOwner, reader: Reader, photo: string) {
  const number = await removePhoto(owner, photo);
  return number ? done(photosPath(reader, number), 'photoRemoved') : missing('photo');
}

/** Takes a photo away from a draft. */
export const removePhotoAction = customerAction(
  { name: 'removePhoto', schema: removePhotoSchema, right: 'returns.create' },
  async ({ input, scope }) => remove({ kind: 'account', scope }, 'konto', input.photo),
);
export const removeGuestPhotoAction = publicAction(
  { name: 'removeGuestPhoto', schema: removePhotoSchema },
  async ({ input }) => {
    const owner = await loadVisit();
    return owner ? remove(owner, 'gast', input.photo) : refuse('guestOver');
  },
);
