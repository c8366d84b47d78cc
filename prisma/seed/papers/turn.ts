import pLimit from 'p-limit';

/** One is drawn while others wait for the disk; more at once would only hold more of them in memory. */
const AT_ONCE = 8;

export function inTurn<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const limit = pLimit(AT_ONCE);
  return Promise.all(list.map((one) => limit(() => work(one))));
}
