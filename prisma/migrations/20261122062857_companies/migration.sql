-- AlterTable
ALTER TABLE "account" ADD COLUMN     "email_key" TEXT;

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "email_confirmed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "one_time_token" ADD COLUMN     "mailed" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "company" (
    "account_id" UUID NOT NULL,
    "contact_name" TEXT,
    "contact_picture" TEXT,
    "contact_mail" TEXT,
    "contact_phone" TEXT,

    CONSTRAINT "company_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "role" "member_role" NOT NULL,
    "invited_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_hash_key" ON "invitation"("hash");

-- CreateIndex
CREATE INDEX "invitation_account_id_created_at_idx" ON "invitation"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "invitation_email_key_idx" ON "invitation"("email_key");

-- CreateIndex
CREATE INDEX "account_email_key_idx" ON "account"("email_key");

-- AddForeignKey
ALTER TABLE "company" ADD CONSTRAINT "company_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CheckConstraint: the compared form of an address is in lower case
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_email_key_check" CHECK (email_key = lower(email_key));
ALTER TABLE "account" ADD CONSTRAINT "account_email_key_check" CHECK (email_key = lower(email_key));
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_expires_at_check" CHECK (expires_at > created_at);
