import { choosePage, chooseTitle } from '@/app/_returns/choose';

export const generateMetadata = chooseTitle;

export default choosePage('konto');
