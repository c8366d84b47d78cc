import { stepPage } from '@/app/_returns/step';
import { stepTitle } from '@/app/_returns/title';
import { WayBack } from '@/components/returns/way-back';

export const generateMetadata = stepTitle('rueckweg');

export default stepPage('gast', 'rueckweg', WayBack);
