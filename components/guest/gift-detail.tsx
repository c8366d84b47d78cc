import { useTranslations } from 'next-intl';
import { useRefusal } from '@/components/returns/refusal';
import { useUntil } from '@/components/returns/until';
import { Form } from '@/components/ui/form';
import { Picture } from '@/components/ui/picture';
import { SubmitButton } from '@/components/ui/submit-button';
import { Panel } from '@/components/ui/surface';
import { TextField } from '@/components/ui/text-field';
import { requestGiftLinkAction } from '@/lib/guest/actions';
import type { Gift, GiftItem } from '@/lib/guest/types';

type GiftDetailProps = { gift: Gift; token: string; shop: string };

/** A present for who got it: what it is, until when it can go back, and the way there. No price, no buyer. */
export function GiftDetail({ gift, token, shop }: GiftDetailProps) {
  const t = useTranslations('guest.gift');
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="return-lead">{t('lead', { shop })}</p>
      <div className="split section">
        <section aria-labelledby="geschenk">
          <h2 id="geschenk" className="mb-4">
            {t('items')}
          </h2>
          <ul>
            {gift.items.map((item) => (
              <Item key={item.line} item={item} />
            ))}
          </ul>
          {gift.moreItems > 0 && <p className="text-ink-2">{t('more', { count: gift.moreItems })}</p>}
        </section>
        <Panel as="aside" aria-labelledby="zurueck" className="p-6">
          <h2 id="zurueck" className="text-base">
            {t('formTitle')}
          </h2>
          <p className="mt-2 mb-4 text-sm text-ink-2">{t('formText')}</p>
          <Form id="link" action={requestGiftLinkAction}>
            <input type="hidden" name="token" value={token} />
            <TextField name="email" type="email" label={t('email')} autoComplete="email" spellCheck={false} />
            <SubmitButton wide>{t('send')}</SubmitButton>
          </Form>
        </Panel>
      </div>
    </>
  );
}

function Item({ item }: { item: GiftItem }) {
  const refusal = useRefusal();
  const until = useUntil();
  const { open } = item;
  return (
    <li className="return-line" data-closed={open ? undefined : ''}>
      <Picture src={item.picture} size={72} />
      <div className="min-w-0">
        <h3 className="text-base">
          {item.quantity} × {item.name}
        </h3>
        {item.variant && <p className="text-sm text-ink-3">{item.variant}</p>}
        <p className="text-sm text-ink-2">{open ? until(item) : refusal(item.refusal)}</p>
      </div>
    </li>
  );
}
