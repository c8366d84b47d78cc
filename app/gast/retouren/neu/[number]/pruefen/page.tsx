import { stepPage } from '@/app/_returns/step';
import { stepTitle } from '@/app/_returns/title';
import { CheckReturn } from '@/components/returns/check';

export const generateMetadata = stepTitle('pruefen');

export default stepPage('gast', 'pruefen', CheckReturn);
