-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;
