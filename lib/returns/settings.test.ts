import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { locales } from '@/lib/core/i18n/locales';
import { machines } from '@/prisma/seed/catalogue/machines';
import { parts } from '@/prisma/seed/catalogue/parts';
import { returnSettings } from '@/prisma/seed/returns';
import { returns as command } from '@/scripts/portal/returns';
import { DEFAULT_SETTINGS } from './constants/defaults';
import { saveReturnSettings } from './mutations/settings';
import { reasonOf, reasonsFor } from './policy/reasons';
import { getReturnSettings, getReturnSettingsForEdit } from './queries/settings';
import { returnSettingsSchema } from './schema';

const { db } = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'returns-'));
afterAll(() => rm(folder, { recursive: true }));

const demo = returnSettingsSchema.parse(returnSettings);
const leaves = demo.reasons.flatMap(({ closer, ...reason }) => closer ?? [reason]);

describe('what a shop says about returns', () => {
  it('is kept with a version and an audit row; of two at once one wins', async () => {
    expect(await getReturnSettingsForEdit()).toEqual({ settings: DEFAULT_SETTINGS, version: 0 });
    const first = await Promise.all([1, 2].map((bonusRate) => saveReturnSettings({ ...demo, bonusRate }, 0)));
    expect(first.filter((version) => version === 1)).toHaveLength(1);
    expect(first).toContain(null);
    expect(await saveReturnSettings(demo, 1)).toBe(2);
    expect(await saveReturnSettings(demo, 1)).toBeNull();
    expect(await getReturnSettings()).toEqual(demo);
    expect(await db.auditEntry.count({ where: { action: 'returns.changed', entityId: 'returns' } })).toBe(2);
  });

  it('is shown and set by the command line, and nothing that does not fit', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const file = join(folder, 'returns.json');
    await command('show', undefined);
    expect(JSON.parse(String(log.mock.lastCall?.[0]))).toEqual(demo);
    await writeFile(file, JSON.stringify({ ...demo, bonusRate: 750 }));
    await command('set', file);
    expect((await getReturnSettingsForEdit()).settings.bonusRate).toBe(750);
    await writeFile(file, JSON.stringify({ ...demo, bonusRate: -1, reason: [] }));
    await expect(command('set', file)).rejects.toThrow(/no settings of returns.*\n.*bonusRate/s);
    await writeFile(file, '{');
    await expect(command('set', file)).rejects.toThrow('cannot be read as JSON');
    await expect(command('sit', file)).rejects.toThrow('"show", or "set"');
    expect((await getReturnSettingsForEdit()).settings.bonusRate).toBe(750);
    log.mockRestore();
  });
});

describe('what the demo shop says', () => {
  it('has reasons close to every kind of its goods, and those for all behind them', () => {
    const kinds = [
      'machines',
      'grinders',
      'scales',
      'tools',
      'cups',
      'textiles',
      'beans',
      'parts',
      'cleaning',
      'brewing',
    ];
    for (const kind of kinds) {
      const [own, ...others] = reasonsFor(demo, kind);
      expect(own?.closer?.length, kind).toBeGreaterThan(0);
      expect(others.map(({ id }) => id)).toContain('damaged');
    }
    expect(reasonsFor(demo, 'books').map(({ id }) => id)).not.toContain('machine');
    expect(machines.some(({ category }) => category === 'machines')).toBe(true);
  });

  it('offers spare parts that it has', () => {
    const free = leaves.flatMap(({ help }) => help?.part ?? []);
    expect(free.length).toBeGreaterThanOrEqual(2);
    const known: string[] = parts.map(({ sku }) => sku);
    expect(free.filter((sku) => !known.includes(sku))).toEqual([]);
    expect(reasonOf(demo, 'tools', 'tool.handle-loose')?.help?.part).toBe('10-206-025');
  });

  it('names no two reasons alike, and says everything in every language', () => {
    for (const list of [demo.reasons, ...demo.reasons.flatMap(({ closer }) => (closer ? [closer] : []))])
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    for (const { label, help } of leaves)
      for (const texts of [label, ...(help ? [help.text] : [])]) {
        expect(Object.keys(texts).sort()).toEqual([...locales].sort());
        expect(texts['de-CH']).toBe(texts['de-DE'].replaceAll('ß', 'ss'));
        expect(new Set([texts['de-DE'], texts['fr-CH'], texts['it-CH'], texts.en]).size).toBe(4);
      }
  });
});
