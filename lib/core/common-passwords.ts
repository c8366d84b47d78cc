/** Rows of keys on German and Swiss keyboards: the list was collected where Z and Y are the other way round. */
const KEY_ROWS = ['qwertz', 'qwertzui', 'qwertzuiop', 'qwertzuiopü', 'yxcvbnm', 'asdfghjklöä', 'qayxsw', 'qaywsx'];

let list: Promise<ReadonlySet<string>> | undefined;

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set([...dictionary['passwords-common'], ...KEY_ROWS]);
}

/**
 * The passwords that are guessed first, all in lower case: about 49,000, of all lengths. Loaded when somebody sets a
 * password for the first time (30 ms, 5 MB), so that neither a start nor a page pays for it.
 */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  list ??= load();
  return list;
}
