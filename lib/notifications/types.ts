/** One mail, ready to send. `id` becomes its Message-ID: the same for every attempt, so that a receiver can tell doubles. */
export type Mail = { id: string; to: { name: string; address: string }; subject: string; text: string; locale: string };
