import type { CarrierReport } from '@/lib/tracking/types';
import { readAftership } from './aftership';
import { readAustrianPost } from './austrian-post';
import { readDhl } from './dhl';
import { readDpd } from './dpd';
import { readEasypost } from './easypost';
import { readHermes } from './hermes';
import { readPlanzer } from './planzer';
import { readQuickpac } from './quickpac';
import { readSwissPost } from './swiss-post';

/** As `--format` names them. Hermes, DHL and DPD know a shape only, no recorded answer. */
export const CARRIER_FORMATS = [
  'aftership',
  'easypost',
  'swiss-post',
  'planzer',
  'quickpac',
  'austrian-post',
  'hermes',
  'dhl',
  'dpd',
] as const;
export type CarrierFormat = (typeof CARRIER_FORMATS)[number];

/** Each reads a decoded answer of its carrier and throws ForeignPayload for anything else. */
export const carriers: Record<CarrierFormat, (payload: unknown) => CarrierReport[]> = {
  aftership: readAftership,
  easypost: readEasypost,
  'swiss-post': readSwissPost,
  planzer: readPlanzer,
  quickpac: readQuickpac,
  'austrian-post': readAustrianPost,
  hermes: readHermes,
  dhl: readDhl,
  dpd: readDpd,
};
