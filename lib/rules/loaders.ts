import { cache } from 'react';
import { localDay } from '@/lib/core/format';
import { rulesInForce } from './policy/edit';
import { getRules } from './queries';

/** Rules that hold for an order of today; once per request. */
export const loadRulesInForce = cache(async () => rulesInForce(await getRules(), localDay(new Date())));
