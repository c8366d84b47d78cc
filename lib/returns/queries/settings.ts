import { readSetting } from '@/lib/core/settings';
import { DEFAULT_SETTINGS } from '../constants/defaults';
import { RETURNS } from '../constants/limits';
import { returnSettingsSchema } from '../schema';
import type { ReturnSettings } from '../types';

/** How the shop takes things back; until it has said so, in the plainest way. */
export async function getReturnSettings(): Promise<ReturnSettings> {
  return (await readSetting(RETURNS, returnSettingsSchema)) ?? DEFAULT_SETTINGS;
}
