-- CreateEnum
CREATE TYPE "feed_service" AS ENUM ('aftership', 'easypost');

-- CreateTable
CREATE TABLE "tracking_feed" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "service" "feed_service" NOT NULL,
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tracking_feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_message" (
    "id" UUID NOT NULL,
    "feed_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tracking_feed_source_id_service_key" ON "tracking_feed"("source_id", "service");

-- CreateIndex
CREATE INDEX "inbox_message_processed_at_idx" ON "inbox_message"("processed_at");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_message_feed_id_key_key" ON "inbox_message"("feed_id", "key");

-- AddForeignKey
ALTER TABLE "tracking_feed" ADD CONSTRAINT "tracking_feed_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox_message" ADD CONSTRAINT "inbox_message_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "tracking_feed"("id") ON DELETE CASCADE ON UPDATE CASCADE;
