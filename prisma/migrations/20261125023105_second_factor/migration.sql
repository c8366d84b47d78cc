-- CreateEnum
CREATE TYPE "proof" AS ENUM ('password', 'link', 'invitation', 'code', 'recovery', 'passkey');

-- CreateEnum
CREATE TYPE "view_mode" AS ENUM ('view', 'act');

-- AlterTable
ALTER TABLE "company" ADD COLUMN     "require_second_factor" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "support_access" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "one_time_token" ADD COLUMN     "next" TEXT;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "actor_id" UUID,
ADD COLUMN     "authenticated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "correlation_id" UUID,
ADD COLUMN     "mode" "view_mode",
ADD COLUMN     "proofs" "proof"[],
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "started_at" TIMESTAMPTZ(3),
ADD COLUMN     "ticket_ref" TEXT,
ALTER COLUMN "account_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "authenticator" (
    "customer_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER,

    CONSTRAINT "authenticator_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenge" (
    "hash" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "customer_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "pending_sign_in" (
    "hash" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "proof" "proof" NOT NULL,
    "next" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "pending_sign_in_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "recovery_code_customer_id_idx" ON "recovery_code"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_customer_id_idx" ON "passkey"("customer_id");

-- CreateIndex
CREATE INDEX "passkey_challenge_customer_id_idx" ON "passkey_challenge"("customer_id");

-- CreateIndex
CREATE INDEX "passkey_challenge_expires_at_idx" ON "passkey_challenge"("expires_at");

-- CreateIndex
CREATE INDEX "pending_sign_in_customer_id_idx" ON "pending_sign_in"("customer_id");

-- CreateIndex
CREATE INDEX "pending_sign_in_expires_at_idx" ON "pending_sign_in"("expires_at");

-- CreateIndex
CREATE INDEX "session_actor_id_idx" ON "session"("actor_id");

-- AddForeignKey
ALTER TABLE "authenticator" ADD CONSTRAINT "authenticator_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pending_sign_in" ADD CONSTRAINT "pending_sign_in_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on: written by hand.
-- Whoever is signed in has shown who they are when the session began, not when this migration ran.
UPDATE "session" SET "authenticated_at" = "created_at";

-- A customer view names staff, mode, reason, case, start and correlation, or none of them; it is of somebody else, in an
-- account, and ends within the hour.
ALTER TABLE "session"
  ADD CONSTRAINT "session_view_complete" CHECK (
    num_nonnulls("actor_id", "mode", "reason", "ticket_ref", "started_at", "correlation_id") IN (0, 6)
  ),
  ADD CONSTRAINT "session_view_of_another" CHECK ("actor_id" <> "customer_id"),
  ADD CONSTRAINT "session_view_in_account" CHECK ("actor_id" IS NULL OR "account_id" IS NOT NULL),
  ADD CONSTRAINT "session_view_short" CHECK ("expires_at" <= "started_at" + interval '60 minutes');

ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_expires_after_creation" CHECK ("expires_at" > "created_at");
ALTER TABLE "pending_sign_in" ADD CONSTRAINT "pending_sign_in_expires_after_creation" CHECK ("expires_at" > "created_at");
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_counter_not_negative" CHECK ("counter" >= 0);
