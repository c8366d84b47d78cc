-- CreateEnum
CREATE TYPE "estimate_source" AS ENUM ('shop', 'carrier');

-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "stated_arrival" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "tracking_event" ADD COLUMN     "delivered_to" TEXT,
ADD COLUMN     "pickup_code" TEXT,
ADD COLUMN     "pickup_place" TEXT,
ADD COLUMN     "pickup_until" DATE;

-- CreateTable
CREATE TABLE "delivery_estimate" (
    "id" UUID NOT NULL,
    "shipment_id" UUID NOT NULL,
    "source" "estimate_source" NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "on_day" DATE NOT NULL,
    "from_hour" CHAR(5),
    "to_hour" CHAR(5),
    "reason" TEXT,
    "version" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "delivery_estimate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "delivery_estimate_shipment_id_key_key" ON "delivery_estimate"("shipment_id", "key");

-- AddForeignKey
ALTER TABLE "delivery_estimate" ADD CONSTRAINT "delivery_estimate_shipment_id_fkey" FOREIGN KEY ("shipment_id") REFERENCES "shipment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Until now the shop's word was the only one.
UPDATE "shipment" SET "stated_arrival" = jsonb_build_object(
  'expected', CASE WHEN "expected_on" IS NOT NULL
    THEN jsonb_build_object('on', "expected_on", 'from', "expected_from", 'to', "expected_to") END,
  'reason', "delay_reason",
  'deliveredTo', "delivered_to",
  'pickup', CASE WHEN "pickup_place" IS NOT NULL
    THEN jsonb_build_object('place', "pickup_place", 'until', "pickup_until", 'code', "pickup_code") END);
