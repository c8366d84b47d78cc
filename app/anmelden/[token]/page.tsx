import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { DeadLink } from '@/components/identity/dead-link';
import { SignInByLinkForm } from '@/components/identity/mailed-forms';
import type { PageProps } from '@/lib/core/page';
import { loadOpenLink } from '@/lib/identity/loaders/viewer';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('title') };
}

/** Behind a mailed sign-in link: one button. A mail scanner that opens the link changes nothing. */
export default async function SignInByLinkPage({ params }: PageProps<{ token: string }>) {
  const { token } = await params;
  const open = await loadOpenLink(token, 'sign-in');
  const t = await getTranslations('auth');
  return (
    <PortalFrame current="sign-in" path="/anmelden">
      {open ? (
        <div className="max-w-[25rem]">
          <h1>{t('byLinkTitle')}</h1>
          <p className="mt-2.5 mb-7 text-ink-2">{t('byLinkLead')}</p>
          <SignInByLinkForm token={token} />
        </div>
      ) : (
        <DeadLink />
      )}
    </PortalFrame>
  );
}
