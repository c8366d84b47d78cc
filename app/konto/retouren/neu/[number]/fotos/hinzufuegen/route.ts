import { photoUpload } from '@/app/photo-upload';

export const POST = photoUpload('konto');
