import { Problem } from '@/components/shell/problem';
import { loadShop } from '@/lib/support/loaders';
import { PortalFrame } from './portal-frame';

/** Seen after a navigation within the page; a document request gets /problem/404 from the server entry. */
export default async function NotFound() {
  const { contact } = await loadShop();
  return (
    <PortalFrame path="/">
      <Problem kind="notFound" contact={contact} />
    </PortalFrame>
  );
}
