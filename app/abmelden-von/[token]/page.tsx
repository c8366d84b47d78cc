import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { SwitchByLink } from '@/components/notifications/switch-by-link';
import type { PageProps } from '@/lib/core/page';
import { loadSwitchTarget } from '@/lib/notifications/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications.off'))('title') };
}

/** Behind the link in a message: one button. A mail scanner that opens the link changes nothing. */
export default async function SwitchByLinkPage({ params }: PageProps<{ token: string }>) {
  const { token } = await params;
  const target = await loadSwitchTarget(token);
  return (
    <PortalFrame path={`/abmelden-von/${token}`}>
      <SwitchByLink token={token} {...target} />
    </PortalFrame>
  );
}
