import { createHash } from 'node:crypto';
import { compare } from '@/lib/orders/utils';
import type { Stored } from '../types';
import { isOlder, newest, type Rank, rankOf } from './ranks';

type Versioned = { version?: number | undefined; occurredAt?: string | undefined };

/** Raised when an entry comes to mean something else, so that the next time every one is taken over anew. */
const RULES = 1;

/** An entry beside what is stored of it: what is to be done, and under which hash and version it is kept. */
export type Judged<E> = {
  entry: E;
  rank: Rank;
  hash: string;
  /** what the stored row carries afterwards */
  version: Rank;
  verdict: 'created' | 'updated' | 'unchanged' | 'ignored';
  stored: Stored | undefined;
};

/** Compares an entry with what is stored. Equal content is unchanged, whatever its version; older content is ignored. */
export function judge<E extends Versioned>(entry: E, stored: Stored | undefined): Judged<E> {
  const rank = rankOf(entry);
  const hash = contentHash(entry);
  const common = { entry, rank, hash, stored };
  if (!stored) return { ...common, version: rank, verdict: 'created' };
  const version = newest(rank, stored.sourceVersion);
  if (isOlder(rank, stored.sourceVersion)) return { ...common, version, verdict: 'ignored' };
  return { ...common, version, verdict: stored.contentHash === hash ? 'unchanged' : 'updated' };
}

/** Equal content, equal hash, whatever the order of its fields; how new it is, is no part of it. */
export function contentHash({ version: _, occurredAt: __, ...content }: Versioned & object): string {
  return createHash('sha256')
    .update(JSON.stringify([RULES, content], sorted))
    .digest('hex');
}

/** What waited in the database comes back with its fields in another order. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compare(a, b)));
}

/** Unchanged, but of a newer version: what lies between is to be ignored from now on. */
export const isRenewed = ({ verdict, version, stored }: Judged<unknown>): boolean =>
  verdict === 'unchanged' && version !== stored?.sourceVersion;

export const changes = ({ verdict }: Judged<unknown>): boolean => verdict === 'created' || verdict === 'updated';
