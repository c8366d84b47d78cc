import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { InvitationAnswer } from '@/components/identity/invitation-answer';
import { Note } from '@/components/ui/note';
import type { PageProps } from '@/lib/core/page';
import { loadInvitationPage } from '@/lib/identity/loaders/members';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('company.invitation'))('heading') };
}

export default async function InvitationPage({ params }: PageProps<{ token: string }>) {
  const { token } = await params;
  const invitation = await loadInvitationPage(token);
  const t = await getTranslations('company.invitation');
  return (
    <PortalFrame path={`/einladung/${token}`}>
      <div className="max-w-[30rem]">
        {invitation ? (
          <>
            <h1>{t('title', invitation)}</h1>
            <InvitationAnswer invitation={invitation} token={token} />
          </>
        ) : (
          <>
            <h1>{t('deadTitle')}</h1>
            <p className="mt-2.5 mb-7 text-ink-2">{t('deadText')}</p>
            <Note tone="wait" title={t('deadNext')} />
          </>
        )}
      </div>
    </PortalFrame>
  );
}
