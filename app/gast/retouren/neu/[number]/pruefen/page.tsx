import { stepPage, stepTitle } from '@/app/_returns/step';
import { CheckReturn } from '@/components/returns/check';

export const generateMetadata = stepTitle('pruefen');

export default stepPage('gast', 'pruefen', CheckReturn);
