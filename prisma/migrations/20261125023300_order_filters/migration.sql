-- Few orders are late or unpaid, and the list filters by both. In a migration of its own: a value that was added to an
-- enum can be used only after it was committed.
CREATE INDEX "orders_late_idx" ON "orders"("account_id", "placed_at" DESC, "id" DESC)
  WHERE "summary_state" IN ('delayed', 'problem');
CREATE INDEX "orders_payment_due_idx" ON "orders"("account_id", "placed_at" DESC, "id" DESC) WHERE "summary_payment_due";
