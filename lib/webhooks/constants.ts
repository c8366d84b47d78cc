/** Lines in one message: the longest order known has 1,114, and somebody may cancel all of it. */
export const LINES_MAX = 2_000;

/** Entries of one answer of GET /api/v1/changes. */
export const CHANGES_DEFAULT = 100;
export const CHANGES_MAX = 500;

/** The whole of an attempt: name, connection, answer. Standard Webhooks asks for 15 to 30 s. */
export const ATTEMPT_MS = 20_000;
/** So long a worker has a delivery to itself: an attempt, and time to write down what came of it. */
export const CLAIM_SECONDS = 30;
/** So much of an answer is read, so that a polite server can finish its sentence; it means nothing to us. */
export const ANSWER_BYTES = 16_384;
/** Deliveries at a time per worker process: one shop that does not answer must not hold up the others. */
export const PARALLEL = 4;

/** 24 to 64 bytes by Standard Webhooks. */
export const SECRET_BYTES = 32;
/** So long the secret before a rotation signs as well. */
export const ROTATION_HOURS = 24;
/** Longer addresses are no addresses of endpoints. */
export const URL_MAX = 1_000;
