'use client';

import { Crash } from '@/components/shell/crash';
import './globals.css';

/** The same when even the layout failed. */
export default function GlobalError() {
  return (
    <html lang="de-CH">
      <body>
        <Crash />
      </body>
    </html>
  );
}
