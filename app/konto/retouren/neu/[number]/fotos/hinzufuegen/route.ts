import { photoUpload } from '@/app/_returns/photo-upload';

export const POST = photoUpload('konto');
