import { db } from '@/lib/core/db';
import { readSetting } from '@/lib/core/settings';
import { DEFAULT_SETTINGS } from '../constants/defaults';
import { RETURNS } from '../constants/limits';
import { returnSettingsSchema } from '../schema';
import type { ReturnSettings } from '../types';

/** How the shop takes things back; until it has said so, in the plainest way. */
export async function getReturnSettings(): Promise<ReturnSettings> {
  return (await readSetting(RETURNS, returnSettingsSchema)) ?? DEFAULT_SETTINGS;
}

/** The same as they stand, with the version that a change must name; 0 = none were ever set. */
export async function getReturnSettingsForEdit(): Promise<{ settings: ReturnSettings; version: number }> {
  const row = await db.setting.findUnique({ where: { key: RETURNS }, select: { value: true, version: true } });
  const settings = returnSettingsSchema.safeParse(row?.value).data ?? DEFAULT_SETTINGS;
  return { settings, version: row?.version ?? 0 };
}
