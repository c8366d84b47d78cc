import { receiptPage, receiptTitle } from '@/app/_returns/receipt';

export const generateMetadata = receiptTitle;

export default receiptPage('gast');
