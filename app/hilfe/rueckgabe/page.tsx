import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { RulesText } from '@/components/rules/rules-text';
import { loadRulesInForce } from '@/lib/rules/loaders';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rules'))('title') };
}

export default async function ReturnRulesPage() {
  const rules = await loadRulesInForce();
  const t = await getTranslations('rules');
  return (
    <PortalFrame current="help" path="/hilfe/rueckgabe">
      <h1 className="statement max-w-[20ch]">{t('title')}</h1>
      <p className="mt-4 max-w-measure text-md text-ink-2">{t('lead')}</p>
      <RulesText rules={rules} />
    </PortalFrame>
  );
}
