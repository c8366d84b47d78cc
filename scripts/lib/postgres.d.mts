/** Types of postgres.mjs for the tests, which are TypeScript; the bootstrap itself runs before anything is installed. */
export function acquirePostgres(options: {
  root: string;
  name: 'main' | 'test';
  settings?: Record<string, string>;
}): Promise<{ adminUrl: string; dataDirectory: string; release: () => Promise<void> }>;

export function removeOrphans(folder: string): void;
