import { startTestRun } from './test-server';

/** One server and one template for all files; each file clones its own database. */
export default async function setup(): Promise<() => Promise<void>> {
  const { release } = await startTestRun();
  return release;
}
