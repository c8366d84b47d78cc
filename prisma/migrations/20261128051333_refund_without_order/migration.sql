-- AlterTable
ALTER TABLE "refund" ALTER COLUMN "order_id" DROP NOT NULL;
ALTER TABLE "refund" ADD CONSTRAINT "refund_without_order_is_credit" CHECK ("order_id" IS NOT NULL OR ("means" = 'credit' AND "return_id" IS NOT NULL));
