import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { GuestEntry } from '@/components/guest/guest-entry';
import { PasskeySignInForm } from '@/components/identity/passkey-forms';
import { SignInForm } from '@/components/identity/sign-in-form';
import { Scene } from '@/components/shell/scene';
import { ButtonLink } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { Panel } from '@/components/ui/surface';
import type { PageProps } from '@/lib/core/page';
import { ownPath } from '@/lib/core/paths';
import { HOME } from '@/lib/identity/constants';
import { loadViewer } from '@/lib/identity/loaders/viewer';
import { PortalFrame } from '../portal-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth'))('title') };
}

export default async function SignInPage({ searchParams }: PageProps) {
  const next = ownPath((await searchParams).weiter, HOME);
  if (await loadViewer()) redirect(next);
  const t = await getTranslations('auth');
  return (
    <PortalFrame current="sign-in" path={next === HOME ? '/anmelden' : `/anmelden?weiter=${encodeURIComponent(next)}`}>
      <div className="two-sides">
        <section>
          <h1 className="text-3xl">{t('title')}</h1>
          <p className="mt-2.5 mb-7 text-ink-2">{t('lead')}</p>
          <SignInForm next={next} />
          <p className="divider my-4">{t('without')}</p>
          <div className="grid gap-3">
            <PasskeySignInForm next={next} />
            <ButtonLink href="/anmelden/ohne-passwort" icon="mail" wide>
              {t('mailLink')}
            </ButtonLink>
          </div>
          <p className="mt-6 border-t border-line pt-5 text-ink-2">
            {t.rich('noAccess', { register: (chunks) => <Link href="/registrieren">{chunks}</Link> })}
          </p>
        </section>
        <Panel as="section" className="scene-panel">
          <GuestEntry next={next} />
          <Scene />
        </Panel>
      </div>
    </PortalFrame>
  );
}
