import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { testDatabase } from '@/e2e/support/database';
import { rules as command } from '@/scripts/portal/rules';
import { saveRules } from './mutations';
import { editProblem, rulesInForce } from './policy/edit';
import { getRules, getRulesForEdit } from './queries';
import { ruleSchema } from './schema';
import type { Rule } from './types';

const { db } = await testDatabase();
const folder = await mkdtemp(join(tmpdir(), 'rules-'));
afterAll(() => rm(folder, { recursive: true }));

const TODAY = '2026-11-26';
const rule = (id: string, facts: Record<string, unknown> = {}): Rule =>
  ruleSchema.parse({ id, right: 'return', validFrom: '2026-01-01', terms: { feeRate: 100 }, ...facts });

describe('a change of the rules', () => {
  const stored = [rule('a'), rule('over', { validUntil: '2026-06-30' })];
  it.each<[string, Rule[], string | null]>([
    ['none', stored, null],
    ['a new one from tomorrow', [...stored, rule('b', { validFrom: '2026-11-27' })], null],
    ['one that ends today', [rule('a', { validUntil: TODAY }), stored[1] as Rule], null],
    ['a new one from today', [...stored, rule('b', { validFrom: TODAY })], 'begins_in_the_past'],
    ['one that ended yesterday', [rule('a', { validUntil: '2026-11-25' }), stored[1] as Rule], 'ends_in_the_past'],
    ['other terms', [rule('a', { terms: { feeRate: 0 } }), stored[1] as Rule], 'changed'],
    ['another beginning', [rule('a', { validFrom: '2026-02-01' }), stored[1] as Rule], 'changed'],
    ['one that is back', [stored[0] as Rule, rule('over', { validUntil: '2026-12-31' })], 'changed'],
    ['one that is gone', [stored[0] as Rule], 'removed'],
  ])('%s: %s', (_what, after, why) => {
    expect(editProblem(stored, after, TODAY)?.why ?? null).toBe(why);
  });

  it('the first ones may begin on any day', () => {
    expect(editProblem([], stored, TODAY)).toBeNull();
    expect(rulesInForce(stored, TODAY).map(({ id }) => id)).toEqual(['a']);
    expect(rulesInForce(stored, '2026-06-30')).toHaveLength(2);
  });
});

describe('saveRules', () => {
  it('keeps them with a version and an audit row; of two at once one wins', async () => {
    expect(await getRulesForEdit()).toEqual({ rules: [], version: 0 });
    expect(await saveRules([rule('a')], 0, TODAY)).toEqual({ ok: true, version: 1 });
    const next = (id: string) => [rule('a'), rule(id, { validFrom: '2026-12-01' })];
    const both = await Promise.all(['b', 'c'].map((id) => saveRules(next(id), 1, TODAY)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, problem: { why: 'stale' } });
    expect((await getRules()).length).toBe(2);
    expect(await db.auditEntry.count({ where: { action: 'rules.changed' } })).toBe(2);
  });

  it('changes nothing where the change is not allowed', async () => {
    const { rules, version } = await getRulesForEdit();
    expect(await saveRules([], version, TODAY)).toMatchObject({ ok: false, problem: { id: 'a', why: 'removed' } });
    expect(await getRulesForEdit()).toEqual({ rules, version });
  });
});

describe('npm run portal -- rules', () => {
  async function set(value: unknown): Promise<string> {
    const path = join(folder, 'rules.json');
    await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value));
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    try {
      await command('set', path);
      await command('show', undefined);
      return log.mock.calls.map(([line]) => String(line)).join('\n');
    } finally {
      log.mockRestore();
    }
  }
  it('takes a file and prints what stands', async () => {
    const { rules } = await getRulesForEdit();
    expect(await set([...rules, rule('from far away', { validFrom: '2099-01-01' })])).toContain('from far away');
  });

  it.each<[unknown, RegExp]>([
    ['{', /cannot be read as JSON/],
    [[{ id: 'x' }], /no rules\.\n0\.right: /],
    [[rule('x'), rule('x')], /same id/],
    [[rule('x')], /"a" is missing/],
  ])('%j says what is wrong', async (value, message) => {
    await expect(set(value)).rejects.toThrow(message);
  });
});
