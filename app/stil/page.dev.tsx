import type { Metadata } from 'next';
import { Buttons } from '@/components/stil/buttons';
import { FormParts } from '@/components/stil/form-parts';
import { Foundations } from '@/components/stil/foundations';
import { Journey } from '@/components/stil/journey';
import { Messages } from '@/components/stil/messages';
import { States } from '@/components/stil/states';
import { StyleFrame } from '@/components/stil/style-frame';
import { Tables } from '@/components/stil/tables';

export const metadata: Metadata = { title: 'Bausteine' };

/** Every part in every state. */
export default function StylePage() {
  return (
    <StyleFrame path="/stil">
      <h1 className="mb-2">Bausteine</h1>
      <p className="mb-8 text-ink-2">Jeder Zustand hat ein Zeichen, ein Wort und zuletzt eine Farbe.</p>
      <Foundations />
      <Buttons />
      <FormParts />
      <States />
      <Journey />
      <Tables />
      <Messages />
    </StyleFrame>
  );
}
