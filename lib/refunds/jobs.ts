import { expireCredit } from './mutations/credit';

/** Ends credit that has passed its last day. */
export const clearCredit = async (): Promise<void> => {
  await expireCredit();
};
