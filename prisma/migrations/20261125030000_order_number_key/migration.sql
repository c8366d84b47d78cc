-- A guest types the number with or without its dashes, spaces and #: letters and digits are what is compared
-- (lib/guest/queries.ts says the same expression).
CREATE INDEX "orders_number_key_idx" ON "orders"(upper(regexp_replace("number", '[^[:alnum:]]', '', 'g')));
