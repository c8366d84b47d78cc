import pg from 'pg';

type Queryable = Pick<pg.ClientBase | pg.Pool, 'query'>;

/**
 * Gives the application role what it needs and nothing else (T66): rows, no DDL, and an audit trail it can only add to.
 * Run after every migration, because a new table belongs to the owner alone. All in one transaction, so that a running
 * portal never meets a moment without rights.
 * @param connection of the owner; must stay on one session
 * @param role name as it stands in DATABASE_URL
 */
export async function grantToApplication(connection: Queryable, role: string): Promise<void> {
  const name = pg.escapeIdentifier(role);
  await connection.query(`
    BEGIN;
    REVOKE CREATE ON SCHEMA public FROM PUBLIC, ${name};
    REVOKE ALL ON ALL TABLES IN SCHEMA public, pgboss FROM ${name};
    GRANT USAGE ON SCHEMA public, pgboss TO ${name};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, pgboss TO ${name};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, pgboss TO ${name};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO ${name};
    REVOKE UPDATE, DELETE, TRUNCATE ON public.audit_entry, public.tracking_event,
      public.delivery_estimate, public.return_event, public.return_parcel_event, public.credit_entry FROM ${name};
    REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON public._prisma_migrations FROM ${name};
    COMMIT;
  `);
}
