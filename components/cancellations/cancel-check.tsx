import { useTranslations } from 'next-intl';
import type { Reader } from '@/components/orders/order-paths';
import { ButtonLink } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Note } from '@/components/ui/note';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea } from '@/components/ui/text-field';
import { cancelAsGuestAction, cancelItemsAction } from '@/lib/cancellations/actions';
import { cancelReasons } from '@/lib/cancellations/constants';
import { fieldOf } from '@/lib/cancellations/policy/choice';
import type { CancelPage } from '@/lib/cancellations/types';
import { linesField } from '@/lib/cancellations/utils';
import { articleName } from '@/lib/catalog/utils';
import { cancelPath } from '@/lib/orders/utils';
import { CancelMoney } from './cancel-money';
import { useReason } from './use-reason';

type CancelCheckProps = { page: CancelPage; reader?: Reader; idempotencyKey: string };

/** Second step: what will be cancelled and what comes back, and the one button that does it. */
export function CancelCheck({ page, reader = 'konto', idempotencyKey }: CancelCheckProps) {
  const t = useTranslations('cancellations');
  const chosen = page.lines.filter((line) => line.chosen > 0);
  const choice = new URLSearchParams(chosen.map((line) => [fieldOf(line.position), String(line.chosen)]));
  const back = `${cancelPath(page.number, reader)}?${choice}`;
  return (
    <>
      <Link href={back} className="crumb">
        <Icon name="chevron-left" />
        {t('check.change')}
      </Link>
      <h1>{t('check.title')}</h1>
      <p className="mt-2.5 mb-7 max-w-measure text-ink-2">{t('check.lead')}</p>
      <Gone page={page} />
      {chosen.length > 0 && (
        <div className="split">
          <div>
            <h2>{t('check.items')}</h2>
            <ul className="mt-2 mb-6 grid gap-1">
              {chosen.map((line) => (
                <li key={line.position}>{t('check.line', { count: line.chosen, name: articleName(line) })}</li>
              ))}
            </ul>
            <Form
              id="cancel"
              action={reader === 'gast' ? cancelAsGuestAction : cancelItemsAction}
              idempotencyKey={idempotencyKey}
              className="max-w-[32rem]"
            >
              {reader === 'konto' && <input type="hidden" name="number" value={page.number} />}
              <input type="hidden" name="lines" value={linesField(chosen)} />
              <SelectField
                name="reason"
                label={t('check.reason')}
                empty={t('check.noReason')}
                options={cancelReasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
              />
              <TextArea name="reasonText" label={t('check.text')} rows={3} />
              <div className="actions">
                <SubmitButton>{t(page.whole ? 'check.whole' : 'check.part')}</SubmitButton>
                <ButtonLink href={back}>{t('check.change')}</ButtonLink>
              </div>
            </Form>
          </div>
          <CancelMoney {...page} />
        </div>
      )}
    </>
  );
}

/** Pieces that were wanted and are not open any more; nothing of the rest has been done. */
function Gone({ page }: { page: CancelPage }) {
  const t = useTranslations('cancellations.check');
  const reason = useReason();
  const lines = page.lines.flatMap((line) => (line.gone ? [{ ...line, gone: line.gone }] : []));
  if (lines.length === 0) return null;
  return (
    <Note tone="bad" title={t('gone')} className="mb-6">
      <ul className="mt-1 grid gap-1">
        {lines.map(({ gone, ...line }) => (
          <li key={line.position}>
            {t('goneLine', { count: gone.quantity, name: articleName(line), reason: reason(gone.refusal) })}
          </li>
        ))}
      </ul>
    </Note>
  );
}
