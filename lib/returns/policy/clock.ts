import { daysAfter, workingDaysAfter } from '@/lib/rules/policy/working-days';
import type { LocalDay } from '@/lib/rules/types';
import { CLOSE_DAYS } from '../constants/limits';
import type { Clock, ReturnSettings, ReturnState, ReturnWay } from '../types';

/** Days on the way after which somebody should look where a parcel is. */
const TRAVEL_DAYS = 14;

/**
 * Who has to act next on a return, and until which local day; the queue of staff and the list of customers sort by it.
 * @param stateOn the local day on which it came into this state
 */
export function clockOf(
  state: ReturnState,
  way: ReturnWay | null,
  stateOn: LocalDay,
  { days, calendar }: Pick<ReturnSettings, 'days' | 'calendar'>,
): Clock {
  const working = (count: number) => workingDaysAfter(stateOn, count, calendar);
  switch (state) {
    case 'requested':
      return { waitsFor: 'staff', nextOn: working(days.decide) };
    case 'approved':
      return way === 'none'
        ? { waitsFor: 'staff', nextOn: working(0) }
        : { waitsFor: 'customer', nextOn: daysAfter(stateOn, days.send) };
    case 'in_transit':
      return { waitsFor: 'staff', nextOn: daysAfter(stateOn, TRAVEL_DAYS) };
    case 'received':
    case 'inspecting':
      return { waitsFor: 'staff', nextOn: working(days.inspect) };
    case 'accepted':
    case 'settlement_failed':
      return { waitsFor: 'staff', nextOn: working(0) };
    case 'rejected':
      return { waitsFor: 'staff', nextOn: working(days.inspect) };
    case 'settling':
      return { waitsFor: 'shop', nextOn: daysAfter(stateOn, days.pay) };
    default:
      return { waitsFor: null, nextOn: null };
  }
}

/** The day on which what is settled or sent back is closed. */
export const closesOn = (stateOn: LocalDay): LocalDay => daysAfter(stateOn, CLOSE_DAYS);
