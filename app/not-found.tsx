import { useTranslations } from 'next-intl';

/**
 * Hardly ever seen: a document that is not there is /problem/404 by the server entry, a navigation by script gets 404 and
 * asks for that document. Only an action of a forged form ends here. As short as can be, because the framework sends it
 * along with every page.
 */
export default function NotFound() {
  return (
    <main id="inhalt" className="wrap">
      <h1>{useTranslations('shell')('problem.notFound.title')}</h1>
    </main>
  );
}
