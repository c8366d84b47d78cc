import { expect, test } from 'vitest';
import { audited } from './audited';
import { lines, sample } from './sample';

const AUDIT = `import { recordAudit } from '@/lib/audit/mutations';\n`;
const BASE = {
  'lib/audit/mutations.ts': 'export async function recordAudit(tx, entries) { tx.auditEntry.createMany({}); }',
};
const found = (files: Record<string, string>) => lines(audited(sample({ ...BASE, ...files })));
const one = (code: string) => found({ 'lib/orders/mutations.ts': code });
const FINDING = 'lib/orders/mutations.ts: R22: save writes and nobody records it (recordAudit)';

test.each([
  [
    'by Prisma',
    'export async function save() { await db.$transaction(async (tx) => { await tx.order.create({}); }); }',
  ],
  ['as an arrow', 'export const save = async () => db.order.updateMany({});'],
  ['by SQL', 'export const save = async () => db.$executeRaw`UPDATE orders SET a = 1`;'],
  ['by SQL that returns', 'export const save = () => db.$queryRaw`INSERT INTO orders VALUES (1) RETURNING id`;'],
  [
    'in a transaction of its own',
    'export const save = () => db.$transaction((tx) => part(tx)); const part = (tx: Transaction) => tx.order.delete({});',
  ],
])('R22 a write %s without an audit row is found', (_how, code) => {
  expect(one(code)).toContain(FINDING);
});

test.each([
  ['reads', 'export const save = (tx: Transaction) => tx.order.findMany({});'],
  ['locks', 'export const save = (tx: Transaction) => tx.$queryRaw`SELECT id FROM orders FOR UPDATE SKIP LOCKED`;'],
  [
    'writes and records',
    `${AUDIT}export async function save(tx) { await tx.order.create({}); await recordAudit(tx, []); }`,
  ],
  [
    'has it recorded by a function of its own',
    `${AUDIT}export async function save() { await tx.order.create({}); await noted(tx); }
     const noted = (tx: Transaction) => recordAudit(tx, []);`,
  ],
])('what %s passes', (_how, code) => {
  expect(one(code)).toEqual([]);
});

test('R22 who writes in a transaction leaves the audit row to those who opened it, if all of them write one', () => {
  const part = 'export async function save(tx: Transaction) { await tx.order.create({}); }';
  const good = `${AUDIT}import { save } from '../orders/mutations';
    export async function run() { await db.$transaction(async (tx) => { await save(tx); await recordAudit(tx, []); }); }`;
  const bad = `import { save as keep } from '@/lib/orders/mutations';
    export const run = () => db.$transaction((tx) => keep(tx));`;
  const orders = { 'lib/orders/mutations.ts': part };
  expect(found({ ...orders, 'lib/ingest/mutations.ts': good })).toEqual([]);
  expect(found({ ...orders, 'lib/ingest/mutations.ts': good, 'lib/staff/mutations/run.ts': bad })).toEqual([
    FINDING,
    'lib/staff/mutations/run.ts: R22: run writes and nobody records it (recordAudit)',
  ]);
});
