-- CreateEnum
CREATE TYPE "cancellation_state" AS ENUM ('requested', 'confirmed', 'refused');

-- CreateEnum
CREATE TYPE "cancellation_origin" AS ENUM ('customer', 'guest', 'staff');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "message_kind" ADD VALUE 'cancellation_requested';
ALTER TYPE "message_kind" ADD VALUE 'cancellation_answered';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "order_event_kind" ADD VALUE 'cancellation_requested';
ALTER TYPE "order_event_kind" ADD VALUE 'cancellation_confirmed';
ALTER TYPE "order_event_kind" ADD VALUE 'cancellation_refused';

-- AlterTable
ALTER TABLE "order_item" ADD COLUMN     "quantity_cancelling" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "cancellation" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "state" "cancellation_state" NOT NULL DEFAULT 'requested',
    "origin" "cancellation_origin" NOT NULL,
    "customer_id" UUID,
    "actor_id" UUID,
    "reason" TEXT,
    "reason_text" TEXT,
    "currency" CHAR(3) NOT NULL,
    "goods" INTEGER NOT NULL,
    "discount" INTEGER NOT NULL DEFAULT 0,
    "postage" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "request_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "cancellation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cancellation_line" (
    "cancellation_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "order_item_id" UUID,
    "name" TEXT NOT NULL,
    "variant" TEXT,
    "sku" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "confirmed" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "due_before" INTEGER NOT NULL,

    CONSTRAINT "cancellation_line_pkey" PRIMARY KEY ("cancellation_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "cancellation_number_key" ON "cancellation"("number");

-- CreateIndex
CREATE INDEX "cancellation_order_id_created_at_idx" ON "cancellation"("order_id", "created_at");

-- CreateIndex
CREATE INDEX "cancellation_line_order_item_id_idx" ON "cancellation_line"("order_item_id");

-- AddForeignKey
ALTER TABLE "cancellation" ADD CONSTRAINT "cancellation_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cancellation_line" ADD CONSTRAINT "cancellation_line_cancellation_id_fkey" FOREIGN KEY ("cancellation_id") REFERENCES "cancellation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cancellation_line" ADD CONSTRAINT "cancellation_line_order_item_id_fkey" FOREIGN KEY ("order_item_id") REFERENCES "order_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma cannot say (lib/core/catalog.test.ts asks for each by name).
ALTER TABLE "order_item" ADD CONSTRAINT "order_item_cancelling_not_negative" CHECK ("quantity_cancelling" >= 0);
ALTER TABLE "cancellation" ADD CONSTRAINT "cancellation_answered_with_time" CHECK (("state" = 'requested') = ("answered_at" IS NULL));
ALTER TABLE "cancellation" ADD CONSTRAINT "cancellation_total_not_negative" CHECK ("total" >= 0);
ALTER TABLE "cancellation_line" ADD CONSTRAINT "cancellation_line_answers_what_was_asked" CHECK ("quantity" > 0 AND "confirmed" >= 0 AND "refused" >= 0 AND "confirmed" + "refused" <= "quantity");
