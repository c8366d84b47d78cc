import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { Problem, type ProblemKind } from '@/components/shell/problem';
import { TRACE_HEADER } from '@/lib/core/http/client-address';
import type { PageProps } from '@/lib/core/page';
import { loadShop } from '@/lib/support/loaders';

const kinds: Record<string, ProblemKind> = { '404': 'notFound', '413': 'tooLarge', '429': 'tooMany' };
const kindOf = (status: string): ProblemKind => kinds[status] ?? 'failed';

export async function generateMetadata({ params }: PageProps<{ status: string }>): Promise<Metadata> {
  const t = await getTranslations('shell.problem');
  return { title: t(`${kindOf((await params).status)}.title`) };
}

/** Rendered by the server entry in place of the framework's empty answer; from outside its address does not exist. */
export default async function ProblemPage({ params }: PageProps<{ status: string }>) {
  const { contact } = await loadShop();
  const reference = (await headers()).get(TRACE_HEADER) ?? '';
  return (
    <PortalFrame path="/">
      <Problem kind={kindOf((await params).status)} contact={contact} reference={reference} />
    </PortalFrame>
  );
}
