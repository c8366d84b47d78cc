import type { Metadata } from 'next';
import { FixtureForm } from '@/components/stil/fixture-form';
import { StyleFrame } from '@/components/stil/style-frame';
import { Flash } from '@/components/ui/note';
import { sendFixtureAction } from './actions';

export const metadata: Metadata = { title: 'Formular' };

type Props = { searchParams: Promise<{ gesendet?: string }> };

/** Every control once; the end-to-end test walks its error path with and without JavaScript. */
export default async function FormularPage({ searchParams }: Props) {
  const { gesendet } = await searchParams;
  return (
    <StyleFrame path="/stil/formular">
      {gesendet && <Flash>Das Formular ist angekommen.</Flash>}
      <h1 className="mb-6">Formular</h1>
      <FixtureForm action={sendFixtureAction} idempotencyKey={crypto.randomUUID()} />
    </StyleFrame>
  );
}
