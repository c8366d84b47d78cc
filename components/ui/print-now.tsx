'use client';

import { useSyncExternalStore } from 'react';
import { IconFrame } from './icon-frame';

const never = () => () => {};

/** Opens the browser's print dialog. Without JavaScript there is nothing that could, so there is no button either. */
export function PrintNow({ label }: { label: string }) {
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!scripted) return null;
  return (
    <button type="button" className="btn btn-primary" onClick={() => window.print()}>
      <IconFrame>
        <path d="M5.5 7V2.5h9V7M5.5 14H3V7h14v7h-2.5M5.5 11.5h9v6h-9z" />
      </IconFrame>
      {label}
    </button>
  );
}
