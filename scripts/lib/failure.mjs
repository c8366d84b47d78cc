import { constants } from 'node:os';

/** A reason not to go on that the reader can act on: shown as one sentence, without a stack, exit code 1. */
export class Refusal extends Error {
  name = 'Refusal';
}

/** A signal asked to stop while work was going on: nothing is shown, what was acquired is released. */
export class Stopped extends Error {
  name = 'Stopped';
  /** What a shell expects of a command that a signal ended. */
  exitCode = 128 + (constants.signals[this.message] ?? 0);
}

/** Progress goes to stderr, so that stdout carries only what a command was asked for (`--json` lines, addresses). */
export function say(line) {
  process.stderr.write(`${line}\n`);
}
