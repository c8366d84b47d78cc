import { missing } from '@/lib/core/missing';
import { getSwitchTarget } from './queries';
import type { MessageSwitch } from './types';

/** What the link of a message switches, for its page. An unknown link ends as a page that does not exist. */
export async function loadSwitchTarget(token: string): Promise<MessageSwitch & { number: string }> {
  const target = await getSwitchTarget(token);
  if (!target) missing('message switch');
  const { kind, wanted, number } = target;
  return { kind, wanted, number };
}
