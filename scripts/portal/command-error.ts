/** One sentence for whoever typed the command; no stack. */
export class CommandError extends Error {}
