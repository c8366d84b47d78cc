import { choosePage } from '@/app/_returns/choose';
import { stepTitle } from '@/app/_returns/title';

export const generateMetadata = stepTitle('neu');

export default choosePage('konto');
