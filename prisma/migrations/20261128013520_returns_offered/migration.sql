-- AlterTable
ALTER TABLE "returns" ADD COLUMN     "offered" JSONB NOT NULL DEFAULT '[]';

-- CreateIndex
CREATE INDEX "product_source_id_name_idx" ON "product"("source_id", "name");
