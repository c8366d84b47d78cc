'use client';

import { useState } from 'react';
import { Crash } from '@/components/shell/crash';
import './globals.css';

/**
 * A navigation by script that failed; a document request gets /problem/500 from the server entry. The only one of its
 * kind, because each would be a script of its own on every page, and there is nothing around the pages to be kept.
 */
export default function GlobalError() {
  // It takes the place of the whole document, whose language and typeface go on.
  const [{ lang, className }] = useState(() =>
    typeof document === 'undefined' ? { lang: 'de-CH', className: '' } : document.documentElement,
  );
  return (
    <html lang={lang} className={className}>
      <body>
        <Crash lang={lang} />
      </body>
    </html>
  );
}
