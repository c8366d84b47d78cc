import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { DeadLink, OpenLink } from '@/components/guest/open-link';
import type { PageProps } from '@/lib/core/page';
import { GUEST_START } from '@/lib/identity/constants';
import { loadOpenGuestLink } from '@/lib/identity/loaders/guest';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guest.open'))('title') };
}

/** Behind a guest's mailed link: one button. A mail scanner that opens the link changes nothing and learns nothing. */
export default async function OpenGuestLinkPage({ params }: PageProps<{ token: string }>) {
  const { token } = await params;
  const open = await loadOpenGuestLink(token);
  return (
    <PortalFrame path={open ? `${GUEST_START}/${token}` : GUEST_START}>
      {open ? <OpenLink token={token} kind={open} /> : <DeadLink start={GUEST_START} />}
    </PortalFrame>
  );
}
