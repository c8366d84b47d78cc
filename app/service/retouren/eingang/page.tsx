import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { IntakeForm } from '@/components/staff/intake-form';
import { loadIntake } from '@/lib/staff/loaders';
import { INTAKE } from '@/lib/staff/utils';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('service-returns'))('intake.title') };
}

export default async function IntakePage() {
  const { shops } = await loadIntake();
  const t = await getTranslations('service-returns');
  return (
    <PortalFrame current="service-returns" path={INTAKE}>
      <div className="console">
        <h1 className="mb-6">{t('intake.title')}</h1>
        <IntakeForm shops={shops} idempotencyKey={randomUUID()} />
      </div>
    </PortalFrame>
  );
}
