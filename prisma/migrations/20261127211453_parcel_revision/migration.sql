-- AlterTable
ALTER TABLE "shipment" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- Parcels are written anew with each message: with room beside it the new row stays on its page, and no index is touched.
ALTER TABLE "shipment" SET (fillfactor = 80);
