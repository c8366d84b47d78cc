-- CreateEnum
CREATE TYPE "staff_role" AS ENUM ('view', 'act', 'lead');

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "staff_role" "staff_role";
