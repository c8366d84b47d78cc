-- AlterTable
ALTER TABLE "credit_entry" ADD COLUMN     "spending_id" UUID;

-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "result_hash" TEXT,
ADD COLUMN     "result_version" BIGINT;

-- CreateTable
CREATE TABLE "credit_spending" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "source_key" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_spending_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "credit_spending_account_id_idx" ON "credit_spending"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_spending_source_id_source_key_key" ON "credit_spending"("source_id", "source_key");

-- CreateIndex
CREATE INDEX "credit_entry_spending_id_idx" ON "credit_entry"("spending_id");

-- CreateIndex
CREATE INDEX "credit_lot_expires_on_idx" ON "credit_lot"("expires_on");

-- AddForeignKey
ALTER TABLE "credit_spending" ADD CONSTRAINT "credit_spending_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_spending" ADD CONSTRAINT "credit_spending_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_entry" ADD CONSTRAINT "credit_entry_spending_id_fkey" FOREIGN KEY ("spending_id") REFERENCES "credit_spending"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Checks, that Prisma cannot say.
ALTER TABLE "credit_spending" ADD CONSTRAINT "credit_spending_returned_at_most" CHECK (0 <= "returned" AND "returned" <= "amount" AND "amount" > 0);
ALTER TABLE "credit_spending" ADD CONSTRAINT "credit_spending_currency_is_iso" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "credit_entry" ADD CONSTRAINT "credit_entry_of_spending" CHECK (("kind" IN ('spent', 'returned')) = ("spending_id" IS NOT NULL));
