import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/e2e/support/database';

// What Prisma cannot say is invisible when it compares schema and migrations. Whoever drops one of these by accident
// hears of it here and nowhere else.

const { db, owner } = await testDatabase();

const CHECKS = [
  'account_email_key_check',
  'cancellation_answered_with_time',
  'cancellation_line_answers_what_was_asked',
  'cancellation_total_not_negative',
  'credit_entry_of_spending',
  'credit_entry_signed',
  'credit_lot_currency_is_iso',
  'credit_note_currency_is_iso',
  'credit_note_total_not_negative',
  'credit_spending_currency_is_iso',
  'credit_spending_returned_at_most',
  'customer_email_key_normalised',
  'guest_link_expires_after_creation',
  'guest_session_expires_after_creation',
  'idempotency_key_expires_after_creation',
  'invitation_email_key_check',
  'invitation_expires_at_check',
  'message_sent_with_time',
  'message_skipped_with_reason',
  'one_time_token_expires_after_creation',
  'order_item_cancelling_not_negative',
  'order_item_given_back_not_negative',
  'order_item_price_unit_positive',
  'order_item_quantities_add_up',
  'order_item_quantities_not_negative',
  'order_item_quantity_ordered_positive',
  'order_item_returned_was_delivered',
  'order_item_stated_not_negative',
  'orders_currency_is_iso',
  'orders_deadline_of_something',
  'orders_payment_url_is_https',
  'orders_total_adds_up',
  'passkey_challenge_expires_after_creation',
  'passkey_counter_not_negative',
  'pending_sign_in_expires_after_creation',
  'price_not_negative',
  'price_units_positive',
  'product_media_file_or_link',
  'product_media_url_is_https',
  'product_url_is_https',
  'refund_bonus_for_credit_only',
  'refund_line_quantity_positive',
  'refund_parts_add_up',
  'refund_settled_with_time',
  'refund_without_order_is_credit',
  'return_item_quantities_in_order',
  'returns_belong_to_somebody',
  'returns_currency_is_iso',
  'returns_submitted_with_time',
  'returns_waits_for_known',
  'seller_url_is_https',
  'session_expires_after_creation',
  'session_view_complete',
  'session_view_in_account',
  'session_view_of_another',
  'session_view_short',
  'shipment_hours',
  'shipment_item_quantity_positive',
  'shipment_tracking_url_is_https',
  'stock_not_negative',
  'tracking_event_correction_with_reason',
  'webhook_delivery_attempts_not_negative',
  'webhook_delivery_delivered_complete',
  'webhook_endpoint_disabled_with_reason',
  'webhook_endpoint_previous_complete',
  'webhook_endpoint_url_is_http',
];
const TRIGGERS = ['audit_entry_append_only', 'setting_notify'];
const EXTENSIONS = ['btree_gin', 'pg_trgm', 'plpgsql', 'unaccent'];
/** Indexes with a condition or over an expression. */
const INDEXES = [
  'order_item_unlinked_sku_idx',
  'orders_late_idx',
  'orders_number_key_idx',
  'orders_payment_due_idx',
  'outbox_event_open_idx',
  'returns_due_idx',
  'returns_queue_idx',
  'returns_queue_state_idx',
  'returns_tracking_key_idx',
  'shipment_promise_missed_idx',
  'shipment_promise_open_idx',
  'shipment_tracking_key_idx',
];

type Named = { name: string };
const names = (rows: Named[]) => rows.map((row) => row.name);

describe('each extra is there by name, and none is unknown to this list', () => {
  test('extensions', async () => {
    expect(names(await db.$queryRaw<Named[]>`SELECT extname::text AS name FROM pg_extension ORDER BY extname`)).toEqual(
      EXTENSIONS,
    );
  });

  test('checks', async () => {
    const rows = await db.$queryRaw<Named[]>`
      SELECT conname::text AS name FROM pg_constraint
       WHERE contype = 'c' AND convalidated AND connamespace = 'public'::regnamespace ORDER BY conname COLLATE "C"`;
    expect(names(rows)).toEqual(CHECKS);
  });

  test('triggers, switched on', async () => {
    const rows = await db.$queryRaw<Named[]>`
      SELECT tgname::text AS name FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
       WHERE NOT tgisinternal AND tgenabled = 'O' AND relnamespace = 'public'::regnamespace ORDER BY tgname`;
    expect(names(rows)).toEqual(TRIGGERS);
  });

  test('partial and expression indexes', async () => {
    const rows = await db.$queryRaw<Named[]>`
      SELECT relname::text AS name FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
       WHERE (indpred IS NOT NULL OR indexprs IS NOT NULL) AND relnamespace = 'public'::regnamespace ORDER BY relname`;
    expect(names(rows)).toEqual(INDEXES);
  });

  test('unique indexes in which nulls count as equal', async () => {
    const rows = await db.$queryRaw<Named[]>`
      SELECT relname::text AS name FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
       WHERE indnullsnotdistinct AND relnamespace = 'public'::regnamespace ORDER BY relname`;
    expect(names(rows)).toEqual(['message_order_id_kind_shipment_id_content_key_key']);
  });
});

describe('rights of the application role', () => {
  type Right = { table: string; rights: string };
  const rightsIn = (schema: string) => owner.$queryRaw<Right[]>`
    SELECT relname::text AS "table", coalesce(string_agg(privilege_type, ' ' ORDER BY privilege_type), '') AS rights
      FROM pg_class LEFT JOIN LATERAL aclexplode(relacl) ON grantee = 'portal_test_app'::regrole
     WHERE relnamespace = ${schema}::regnamespace AND relkind IN ('r', 'p') GROUP BY relname`;

  test('rows of every table; the audit trail only grows, the log of migrations is only read', async () => {
    const special: Record<string, string> = {
      audit_entry: 'INSERT SELECT',
      tracking_event: 'INSERT SELECT',
      delivery_estimate: 'INSERT SELECT',
      return_event: 'INSERT SELECT',
      return_parcel_event: 'INSERT SELECT',
      credit_entry: 'INSERT SELECT',
      _prisma_migrations: 'SELECT',
    };
    const tables = await rightsIn('public');
    expect(tables.length).toBeGreaterThan(15);
    for (const { table, rights } of [...tables, ...(await rightsIn('pgboss'))]) {
      expect(`${table}: ${rights}`).toBe(`${table}: ${special[table] ?? 'DELETE INSERT SELECT UPDATE'}`);
    }
  });

  test('it owns nothing and may create nothing', async () => {
    const [row] = await db.$queryRaw<Record<string, unknown>[]>`
      SELECT (SELECT count(*)::int FROM pg_class WHERE relowner = 'portal_test_app'::regrole) AS owned,
             has_schema_privilege('public', 'CREATE') OR has_schema_privilege('pgboss', 'CREATE')
               OR has_database_privilege(current_database(), 'CREATE') AS creates,
             (SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS powerful`;
    expect(row).toEqual({ owned: 0, creates: false, powerful: false });
  });
});

describe('T66 application role: DDL, update and delete of audit rows are refused by PostgreSQL', () => {
  const DENIED = '42501';
  const CASES = {
    'create a table': () => db.$executeRaw`CREATE TABLE sneaky ()`,
    'alter a table': () => db.$executeRaw`ALTER TABLE customer ADD COLUMN sneaky int`,
    'drop a table': () => db.$executeRaw`DROP TABLE customer`,
    'switch a trigger off': () => db.$executeRaw`ALTER TABLE audit_entry DISABLE TRIGGER ALL`,
    'create a schema': () => db.$executeRaw`CREATE SCHEMA sneaky`,
    'change an audit row': () => db.$executeRaw`UPDATE audit_entry SET action = 'nothing.happened'`,
    'delete audit rows': () => db.auditEntry.deleteMany(),
    'empty the audit table': () => db.$executeRaw`TRUNCATE audit_entry`,
    'pretend a migration': () => db.$executeRaw`DELETE FROM _prisma_migrations`,
    'become the owner': () => db.$executeRaw`SET ROLE portal_test_owner`,
  };

  test.each(Object.entries(CASES))('%s', async (_name, attempt) => {
    await expect(attempt()).rejects.toThrow(DENIED);
  });

  test('while adding and reading audit rows works', async () => {
    await db.auditEntry.create({ data: { actorKind: 'system', action: 'test.done', entity: 'test' } });
    expect(await db.auditEntry.count()).toBe(1);
  });

  test('the trigger refuses the owner, too, in clear words', async () => {
    const words = 'audit_entry is append-only';
    await expect(owner.$executeRaw`UPDATE audit_entry SET action = 'x'`).rejects.toThrow(`${words}: UPDATE refused`);
    await expect(owner.$executeRaw`DELETE FROM audit_entry`).rejects.toThrow(`${words}: DELETE refused`);
    await expect(owner.$executeRaw`TRUNCATE audit_entry`).rejects.toThrow(`${words}: TRUNCATE refused`);
  });
});
