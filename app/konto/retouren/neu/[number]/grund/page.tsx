import { stepPage } from '@/app/_returns/step';
import { stepTitle } from '@/app/_returns/title';
import { Reasons } from '@/components/returns/reasons';

export const generateMetadata = stepTitle('grund');

export default stepPage('konto', 'grund', Reasons);
