import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FindForm } from '@/components/guest/find-form';
import { Link } from '@/components/ui/link';
import { Flash } from '@/components/ui/note';
import type { PageProps } from '@/lib/core/page';
import { knownNumberSchema } from '@/lib/guest/schema';
import { GUEST_START } from '@/lib/identity/constants';
import { PortalFrame } from '../portal-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guest'))('title') };
}

/**
 * A guest's way to one order: number and proof here, then a link by mail. `ansicht=beendet` = a look has ended; `nummer` = known
 * from a status page.
 */
export default async function FindOrderPage({ searchParams }: PageProps) {
  const { ansicht, nummer } = await searchParams;
  const over = ansicht === 'beendet';
  const number = knownNumberSchema.safeParse(nummer).data;
  const t = await getTranslations('guest');
  return (
    <PortalFrame path={GUEST_START}>
      {over && <Flash tone="info">{t('over')}</Flash>}
      <div className="max-w-[27rem]">
        <h1>{t('title')}</h1>
        <p className="mt-2.5 mb-7 text-ink-2">{t('lead')}</p>
        <FindForm {...(number ? { number } : {})} />
        <p className="mt-4 text-sm text-ink-2">{t('presentHint')}</p>
        <p className="mt-6 border-t border-line pt-5 text-ink-2">
          {t.rich('haveAccount', { signIn: (chunks) => <Link href="/anmelden">{chunks}</Link> })}
        </p>
      </div>
    </PortalFrame>
  );
}
