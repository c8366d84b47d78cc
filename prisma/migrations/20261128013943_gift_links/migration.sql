-- AlterTable
ALTER TABLE "guest_link" ADD COLUMN     "gift_email" TEXT;

-- AlterTable
ALTER TABLE "guest_session" ADD COLUMN     "gift_email" TEXT;
