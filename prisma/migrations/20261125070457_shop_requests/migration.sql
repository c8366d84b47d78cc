-- CreateEnum
CREATE TYPE "webhook_delivery_state" AS ENUM ('pending', 'delivered', 'failed', 'closed');

-- CreateTable
CREATE TABLE "shop_request" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT,
    "payload" JSONB NOT NULL,
    "test" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "types" TEXT[],
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_until" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "state" "webhook_delivery_state" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_until" TIMESTAMPTZ(3),
    "last_status" INTEGER,
    "last_error" TEXT,
    "last_attempt_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "shop_request_source_id_subject_idx" ON "shop_request"("source_id", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "shop_request_source_id_sequence_key" ON "shop_request"("source_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_endpoint_source_id_url_key" ON "webhook_endpoint"("source_id", "url");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_state_idx" ON "webhook_delivery"("endpoint_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_request_id_endpoint_id_key" ON "webhook_delivery"("request_id", "endpoint_id");

-- AddForeignKey
ALTER TABLE "shop_request" ADD CONSTRAINT "shop_request_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "shop_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what Prisma cannot say.
-- http is for hosts in the operator's own network only (WEBHOOK_PRIVATE_HOSTS), which the database does not know.
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_url_is_http" CHECK ("url" ~ '^https?://');
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_previous_complete"
  CHECK (("previous_secret" IS NULL) = ("previous_until" IS NULL));
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_disabled_with_reason"
  CHECK (("disabled_at" IS NULL) = ("disabled_reason" IS NULL));
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_attempts_not_negative" CHECK ("attempts" >= 0);
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_delivered_complete"
  CHECK (("state" = 'delivered') = ("delivered_at" IS NOT NULL));
