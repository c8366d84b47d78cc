import { stepPage, stepTitle } from '@/app/_returns/step';
import { Solutions } from '@/components/returns/solutions';

export const generateMetadata = stepTitle('loesung');

export default stepPage('konto', 'loesung', Solutions);
