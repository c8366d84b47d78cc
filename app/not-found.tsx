import { Problem } from '@/components/shell/problem';

/**
 * Seen after a navigation within the page; a document request gets /problem/404 from the server entry. Without the frame,
 * because the framework renders this into every page in advance: with it each page would carry its header twice.
 */
export default function NotFound() {
  return (
    <main id="inhalt" className="wrap">
      <Problem kind="notFound" contact={null} />
    </main>
  );
}
