-- CreateEnum
CREATE TYPE "refund_state" AS ENUM ('pending', 'succeeded', 'failed');

-- CreateEnum
CREATE TYPE "refund_means" AS ENUM ('original', 'credit');

-- CreateEnum
CREATE TYPE "credit_entry_kind" AS ENUM ('granted', 'spent', 'returned', 'expired');

-- CreateEnum
CREATE TYPE "return_state" AS ENUM ('draft', 'requested', 'approved', 'in_transit', 'received', 'inspecting', 'accepted', 'rejected', 'settling', 'settlement_failed', 'settled', 'sent_back', 'closed', 'cancelled', 'expired', 'declined');

-- CreateEnum
CREATE TYPE "return_solution" AS ENUM ('refund', 'credit', 'exchange', 'repair', 'part');

-- CreateEnum
CREATE TYPE "return_way" AS ENUM ('post', 'pickup', 'branch', 'none');

-- CreateEnum
CREATE TYPE "return_origin" AS ENUM ('customer', 'guest', 'gift', 'staff');

-- CreateEnum
CREATE TYPE "return_condition" AS ENUM ('unopened', 'opened', 'used', 'damaged');

-- AlterTable
ALTER TABLE "order_item" ADD COLUMN     "quantity_returning" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "quantity_taken_back" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "return_id" UUID,
    "order_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "means" "refund_means" NOT NULL,
    "goods" INTEGER NOT NULL,
    "discount" INTEGER NOT NULL DEFAULT 0,
    "shipping" INTEGER NOT NULL DEFAULT 0,
    "fee" INTEGER NOT NULL DEFAULT 0,
    "points" INTEGER NOT NULL DEFAULT 0,
    "tax" INTEGER NOT NULL DEFAULT 0,
    "bonus" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "state" "refund_state" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "request_id" UUID NOT NULL,
    "due_on" DATE,
    "failure" TEXT,
    "credit_note_number" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund_line" (
    "refund_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "order_item_id" UUID,
    "return_item_id" UUID,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "refund_line_pkey" PRIMARY KEY ("refund_id","position")
);

-- CreateTable
CREATE TABLE "credit_lot" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "refund_id" UUID,
    "expires_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_entry" (
    "id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "kind" "credit_entry_kind" NOT NULL,
    "amount" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "reference" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "returns" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "account_id" UUID,
    "source_id" UUID NOT NULL,
    "seller_id" UUID,
    "currency" CHAR(3) NOT NULL,
    "regime" "withdrawal_regime" NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'de-CH',
    "origin" "return_origin" NOT NULL,
    "customer_id" UUID,
    "actor_id" UUID,
    "contact_email" TEXT,
    "state" "return_state" NOT NULL DEFAULT 'draft',
    "state_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "way" "return_way",
    "pickup_on" DATE,
    "branch" TEXT,
    "note" TEXT,
    "carrier" TEXT,
    "tracking_number" TEXT,
    "parcel_state" "shipment_state",
    "parcel_state_at" TIMESTAMPTZ(3),
    "next_on" DATE,
    "waits_for" TEXT,
    "reopened" BOOLEAN NOT NULL DEFAULT false,
    "decision" TEXT,
    "reminded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submitted_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "returns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_item" (
    "id" UUID NOT NULL,
    "return_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "order_item_id" UUID,
    "name" TEXT NOT NULL,
    "variant" TEXT,
    "sku" TEXT,
    "requested" INTEGER NOT NULL,
    "approved" INTEGER NOT NULL DEFAULT 0,
    "received" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "condition" "return_condition",
    "reason" TEXT,
    "reason_text" TEXT,
    "solution" "return_solution",
    "exchange_sku" TEXT,
    "exchange_difference" INTEGER,
    "offer" JSONB NOT NULL DEFAULT '{}',
    "trace" JSONB NOT NULL DEFAULT '[]',
    "refusal" TEXT,

    CONSTRAINT "return_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_event" (
    "id" UUID NOT NULL,
    "return_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" "return_state" NOT NULL,
    "actor" TEXT NOT NULL,
    "actor_id" UUID,
    "note" TEXT,

    CONSTRAINT "return_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_parcel_event" (
    "id" UUID NOT NULL,
    "return_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "code" TEXT NOT NULL,
    "state" "shipment_state",
    "text" TEXT,
    "place" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "return_parcel_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_photo" (
    "id" UUID NOT NULL,
    "return_id" UUID NOT NULL,
    "return_item_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "return_photo_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "refund_number_key" ON "refund"("number");

-- CreateIndex
CREATE INDEX "refund_order_id_idx" ON "refund"("order_id");

-- CreateIndex
CREATE INDEX "refund_account_id_idx" ON "refund"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_return_id_order_id_means_key" ON "refund"("return_id", "order_id", "means");

-- CreateIndex
CREATE INDEX "refund_line_order_item_id_idx" ON "refund_line"("order_item_id");

-- CreateIndex
CREATE INDEX "refund_line_return_item_id_idx" ON "refund_line"("return_item_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_lot_refund_id_key" ON "credit_lot"("refund_id");

-- CreateIndex
CREATE INDEX "credit_lot_account_id_source_id_currency_created_at_idx" ON "credit_lot"("account_id", "source_id", "currency", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "credit_entry_lot_id_kind_key_key" ON "credit_entry"("lot_id", "kind", "key");

-- CreateIndex
CREATE UNIQUE INDEX "returns_number_key" ON "returns"("number");

-- CreateIndex
CREATE INDEX "returns_account_id_created_at_id_idx" ON "returns"("account_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "returns_customer_id_idx" ON "returns"("customer_id");

-- CreateIndex
CREATE INDEX "returns_source_id_idx" ON "returns"("source_id");

-- CreateIndex
CREATE INDEX "returns_seller_id_idx" ON "returns"("seller_id");

-- CreateIndex
CREATE INDEX "return_item_order_item_id_idx" ON "return_item"("order_item_id");

-- CreateIndex
CREATE UNIQUE INDEX "return_item_return_id_position_key" ON "return_item"("return_id", "position");

-- CreateIndex
CREATE INDEX "return_event_return_id_at_idx" ON "return_event"("return_id", "at");

-- CreateIndex
CREATE INDEX "return_parcel_event_return_id_at_idx" ON "return_parcel_event"("return_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "return_parcel_event_return_id_key_key" ON "return_parcel_event"("return_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "return_photo_file_id_key" ON "return_photo"("file_id");

-- CreateIndex
CREATE INDEX "return_photo_return_id_idx" ON "return_photo"("return_id");

-- CreateIndex
CREATE INDEX "return_photo_return_item_id_idx" ON "return_photo"("return_item_id");

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "returns"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_order_item_id_fkey" FOREIGN KEY ("order_item_id") REFERENCES "order_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_return_item_id_fkey" FOREIGN KEY ("return_item_id") REFERENCES "return_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_lot" ADD CONSTRAINT "credit_lot_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_lot" ADD CONSTRAINT "credit_lot_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_lot" ADD CONSTRAINT "credit_lot_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credit_entry" ADD CONSTRAINT "credit_entry_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "credit_lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns" ADD CONSTRAINT "returns_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns" ADD CONSTRAINT "returns_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns" ADD CONSTRAINT "returns_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "seller"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returns" ADD CONSTRAINT "returns_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_item" ADD CONSTRAINT "return_item_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "returns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_item" ADD CONSTRAINT "return_item_order_item_id_fkey" FOREIGN KEY ("order_item_id") REFERENCES "order_item"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_event" ADD CONSTRAINT "return_event_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "returns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_parcel_event" ADD CONSTRAINT "return_parcel_event_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "returns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_photo" ADD CONSTRAINT "return_photo_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "returns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_photo" ADD CONSTRAINT "return_photo_return_item_id_fkey" FOREIGN KEY ("return_item_id") REFERENCES "return_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_photo" ADD CONSTRAINT "return_photo_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma cannot say (lib/core/catalog.test.ts asks for each by name).
ALTER TABLE "order_item" ADD CONSTRAINT "order_item_given_back_not_negative" CHECK ("quantity_returning" >= 0 AND "quantity_taken_back" >= 0);
ALTER TABLE "returns" ADD CONSTRAINT "returns_currency_is_iso" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "returns" ADD CONSTRAINT "returns_belong_to_somebody" CHECK ("account_id" IS NOT NULL OR "origin" = 'staff');
ALTER TABLE "returns" ADD CONSTRAINT "returns_submitted_with_time" CHECK ("state" = 'draft' OR "submitted_at" IS NOT NULL);
ALTER TABLE "returns" ADD CONSTRAINT "returns_waits_for_known" CHECK ("waits_for" IN ('customer', 'staff', 'shop'));
ALTER TABLE "return_item" ADD CONSTRAINT "return_item_quantities_in_order" CHECK ("requested" > 0 AND 0 <= "accepted" AND "accepted" <= "received" AND "received" <= "approved" AND "approved" <= "requested");
ALTER TABLE "refund" ADD CONSTRAINT "refund_parts_add_up" CHECK ("goods" + "discount" + "shipping" + "fee" + "points" + "tax" + "bonus" = "total" AND "total" > 0);
ALTER TABLE "refund" ADD CONSTRAINT "refund_settled_with_time" CHECK (("state" = 'pending') = ("settled_at" IS NULL));
ALTER TABLE "refund" ADD CONSTRAINT "refund_bonus_for_credit_only" CHECK ("bonus" = 0 OR "means" = 'credit');
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_quantity_positive" CHECK ("quantity" > 0);
ALTER TABLE "credit_lot" ADD CONSTRAINT "credit_lot_currency_is_iso" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "credit_entry" ADD CONSTRAINT "credit_entry_signed" CHECK (("kind" IN ('granted', 'returned')) = ("amount" > 0) AND "amount" <> 0);
-- The queue of staff, by what is due first; the daily run over what waits for customers; what a carrier's number belongs to.
CREATE INDEX "returns_queue_idx" ON "returns" ("next_on", "id") WHERE "waits_for" = 'staff';
CREATE INDEX "returns_due_idx" ON "returns" ("next_on", "id") WHERE "waits_for" = 'customer';
CREATE INDEX "returns_tracking_key_idx" ON "returns" (upper(regexp_replace("tracking_number", '[^[:alnum:]]', '', 'g'))) WHERE "tracking_number" IS NOT NULL;
