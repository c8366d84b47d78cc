import { useTranslations } from 'next-intl';
import { CheckboxGroup } from '@/components/ui/choices';
import { Fold } from '@/components/ui/fold';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { orderMessagesAction } from '@/lib/notifications/actions';
import { messageKinds } from '@/lib/notifications/constants';
import { wantedIn } from '@/lib/notifications/policy';
import type { MessageSwitch } from '@/lib/notifications/types';

type OrderMessagesProps = { number: string; switches: readonly MessageSwitch[] };

/** Which messages an order's buyer gets, one switch per kind. Folded: most never touch it. */
export function OrderMessages({ number, switches }: OrderMessagesProps) {
  const t = useTranslations('notifications');
  const wanted = messageKinds.filter((kind) => wantedIn(switches, kind));
  return (
    <section aria-labelledby="nachrichten" className="section no-print">
      <h2 id="nachrichten">{t('title')}</h2>
      <p className="mt-2 mb-4 text-ink-2">{t('lead')}</p>
      <Fold summary={t('summary', { on: wanted.length, all: messageKinds.length })}>
        <Form id="messages" action={orderMessagesAction} className="max-w-measure">
          <input type="hidden" name="number" value={number} />
          <CheckboxGroup
            name="kinds"
            legend={t('legend')}
            options={messageKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            defaultValue={wanted}
          />
          <div>
            <SubmitButton variant="secondary">{t('save')}</SubmitButton>
          </div>
        </Form>
      </Fold>
    </section>
  );
}
