import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import { openGuestLinkAction } from '@/lib/guest/actions';
import type { Visit } from '@/lib/identity/types/guest';

/** The one button behind a mailed link; nothing of the order is told before it is pressed. */
export function OpenLink({ token, kind }: { token: string; kind: Visit['kind'] }) {
  const t = useTranslations(kind === 'gift' ? 'guest.openGift' : 'guest.open');
  return (
    <div className="max-w-[25rem]">
      <h1>{t('title')}</h1>
      <p className="mt-2.5 mb-7 text-ink-2">{t('lead')}</p>
      <Form id="open" action={openGuestLinkAction}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton wide>{t('button')}</SubmitButton>
      </Form>
    </div>
  );
}

/** A link that was used, replaced or has expired: where the next one comes from. */
export function DeadLink({ start }: { start: string }) {
  const t = useTranslations('guest.dead');
  return (
    <div className="max-w-[27rem]">
      <h1>{t('title')}</h1>
      <p className="mt-2.5 mb-7 text-ink-2">{t('text')}</p>
      <ButtonLink variant="primary" href={start}>
        {t('button')}
      </ButtonLink>
    </div>
  );
}
