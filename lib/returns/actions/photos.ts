'use server';

import { redirect } from 'next/navigation';
import { missing } from '@/lib/core/missing';
import { done, publicAction } from '@/lib/identity/action';
import { findOwner } from '../loaders/owner';
import { removePhoto } from '../mutations/photos';
import { removePhotoSchema } from '../schema';
import { photoPath, reasonPath } from '../utils/paths';

/** Takes a photo away from a draft; for what is nobody's here, or sent already, it does not exist. */
export const removePhotoAction = publicAction({ name: 'removePhoto', schema: removePhotoSchema }, async ({ input }) => {
  const found = await findOwner(photoPath(input.photo), { changing: true });
  if ('leave' in found) redirect(found.leave);
  const number = await removePhoto(found.owner, input.photo);
  if (!number) missing('photo');
  return done(reasonPath(number), 'photoRemoved');
});
