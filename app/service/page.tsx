import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { Welcome } from '@/components/staff/welcome';
import { loadConsole } from '@/lib/staff/loaders';

const PATH = '/service';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('service'))('title') };
}

export default async function ServicePage() {
  const { viewer, waiting } = await loadConsole();
  return (
    <PortalFrame current="service" path={PATH}>
      <Welcome name={viewer.actor.name} role={viewer.staffRole} waiting={waiting} />
    </PortalFrame>
  );
}
