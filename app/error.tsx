'use client';

import { Crash } from '@/components/shell/crash';

/** A navigation by script that failed; a document request gets /problem/500 from the server entry. */
export default function ErrorPage() {
  return <Crash />;
}
