-- CreateIndex
CREATE INDEX "account_name_idx" ON "account" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "returns_state_id_idx" ON "returns"("state", "id" DESC);

-- The queue of one state, by the day until which something is to be done.
CREATE INDEX "returns_queue_state_idx" ON "returns" ("state", "next_on", "id") WHERE "waits_for" = 'staff';
