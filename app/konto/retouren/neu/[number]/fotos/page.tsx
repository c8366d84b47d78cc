import { photosPage } from '@/app/_returns/photos';
import { photosTitle } from '@/app/_returns/title';

export const generateMetadata = photosTitle;

export default photosPage('konto');
