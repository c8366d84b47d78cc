import { photosPage, photosTitle } from '@/app/_returns/step';
import { PhotoForms } from '@/components/returns/photo-form';

export const generateMetadata = photosTitle;

export default photosPage('konto', PhotoForms);
