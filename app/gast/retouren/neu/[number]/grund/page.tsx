import { stepPage, stepTitle } from '@/app/_returns/step';
import { Reasons } from '@/components/returns/reasons';

export const generateMetadata = stepTitle('grund');

export default stepPage('gast', 'grund', Reasons);
