import { stepPage } from '@/app/_returns/step';
import { stepTitle } from '@/app/_returns/title';
import { Solutions } from '@/components/returns/solutions';

export const generateMetadata = stepTitle('loesung');

export default stepPage('gast', 'loesung', Solutions);
