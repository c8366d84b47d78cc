import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { switchByLinkAction } from '@/lib/notifications/actions';
import type { MessageSwitch } from '@/lib/notifications/types';

type SwitchByLinkProps = MessageSwitch & { token: string; number: string };

/** Behind the link in a message: what it was about, and one button. Says afterwards what holds now. */
export function SwitchByLink({ token, kind, wanted, number }: SwitchByLinkProps) {
  const t = useTranslations('notifications');
  const b = (words: ReactNode) => <b>{words}</b>;
  const about = { number, kind: t(`kind.${kind}`), b };
  return (
    <div className="max-w-[30rem]">
      <h1>{t(wanted ? 'off.title' : 'off.doneTitle')}</h1>
      <p className="mt-2.5 text-ink-2">{t.rich(wanted ? 'off.text' : 'off.doneText', about)}</p>
      <p className="mt-2.5 mb-7 text-ink-2">{t('off.others')}</p>
      <Form id="switch" action={switchByLinkAction}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="wanted" value={wanted ? 'no' : 'yes'} />
        <div>
          <SubmitButton variant={wanted ? 'primary' : 'secondary'}>{t(wanted ? 'off.button' : 'off.on')}</SubmitButton>
        </div>
      </Form>
    </div>
  );
}
