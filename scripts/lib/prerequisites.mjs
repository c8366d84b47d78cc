// This file is read by whatever Node is there. It imports nothing and keeps to old syntax, so that a Node that is too
// old gets as far as the sentence below; everything newer is loaded by `launch` after the check.

const MINIMUM = [20, 19];

/**
 * @param {string} version as in process.versions.node
 * @returns {string} a sentence, empty if the version will do
 */
export function nodeProblem(version) {
  const parts = version.split('.').map(Number);
  const enough = parts[0] > MINIMUM[0] || (parts[0] === MINIMUM[0] && parts[1] >= MINIMUM[1]);
  return enough ? '' : `Mein Konto needs Node ${MINIMUM.join('.')} or newer, this is Node ${version}.`;
}

// What the file system may answer in a place we do not own: a sentence says more than a stack.
const PLACES = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'];

function report(error) {
  process.exitCode = error.exitCode || 1;
  if (error.name === 'Stopped') return;
  if (error.name === 'Refusal') console.error(error.message);
  else if (PLACES.includes(error.code) && error.path) {
    console.error(
      `"${error.path}" cannot be used (${error.code}): does it belong to another user, or is the disk full?`,
    );
  } else console.error(error);
}

/**
 * Runs a command: checks Node, loads the command, turns its failure into one sentence.
 * @param {() => Promise<{ main: (args: string[]) => Promise<number> }>} load imports the module; `main` returns the exit code
 */
export function launch(load) {
  const problem = nodeProblem(process.versions.node);
  if (problem) {
    console.error(problem);
    process.exitCode = 1;
    return;
  }
  load()
    .then((command) => command.main(process.argv.slice(2)))
    .then((code) => {
      process.exitCode = code;
    }, report)
    .then(() => {
      // Nothing should be open by now. Should a socket linger, it must not keep the terminal waiting.
      setTimeout(() => process.exit(), 2000).unref();
    });
}
