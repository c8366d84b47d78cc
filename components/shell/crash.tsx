'use client';

import deCH from '@/messages/de-CH/crash.json';
import deDE from '@/messages/de-DE/crash.json';
import en from '@/messages/en/crash.json';
import frCH from '@/messages/fr-CH/crash.json';
import itCH from '@/messages/it-CH/crash.json';

// The server could not make the page, so the texts of all languages are here; the page's language says which.
const texts: Record<string, typeof en> = { 'de-CH': deCH, 'de-DE': deDE, 'fr-CH': frCH, 'it-CH': itCH, en };

/** What is left when a navigation within the page breaks. Loading it anew gives the server's own problem page. */
export function Crash({ lang }: { lang: string }) {
  const t = texts[lang] ?? deCH;
  return (
    <main id="inhalt" className="wrap">
      <h1 className="statement">{t.title}</h1>
      <p className="mt-4 max-w-measure text-md text-ink-2">{t.text}</p>
      <p className="mt-8">
        {/* No Button: with it the drawings of all icons would come along, on every page. */}
        <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>
          {t.reload}
        </button>
      </p>
    </main>
  );
}
