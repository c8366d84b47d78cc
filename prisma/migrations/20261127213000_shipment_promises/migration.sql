-- Parcels whose promise is broken or will be: few among many, so each list has an index of its own.
CREATE INDEX "shipment_promise_open_idx" ON "shipment" ("promised_on", "id")
  WHERE "promised_on" IS NOT NULL AND "state" NOT IN ('delivered', 'cancelled', 'returned_to_sender');
CREATE INDEX "shipment_promise_missed_idx" ON "shipment" ("promised_on" DESC, "id")
  WHERE "promised_on" < ("delivered_at" AT TIME ZONE 'Europe/Zurich')::date AND "state" = 'delivered';
