import { useTranslations } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { Checkbox } from '@/components/ui/choices';
import { Fold } from '@/components/ui/fold';
import { Form } from '@/components/ui/form';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextArea, TextField } from '@/components/ui/text-field';
import { articleName } from '@/lib/catalog/utils';
import {
  approveCaseAction,
  cancelCaseAction,
  declineCaseAction,
  inspectCaseAction,
  judgeCaseAction,
  receiveCaseAction,
  reopenCaseAction,
  retryCaseAction,
  sendBackCaseAction,
  settleCaseAction,
} from '@/lib/staff/actions/cases';
import { returnUnknownAction } from '@/lib/staff/actions/queue';
import type { Act, CaseLine, ReturnCase } from '@/lib/staff/types';

type Props = { page: ReturnCase };

/**
 * A form for each act that the case allows now, the usual one open.
 * @param failed a form of this page came back without JavaScript: all are open, so that what is wrong is seen
 * @param own the forms that need more than the case: of goods without an order
 */
export function CaseForms({ page, failed, own }: Props & { failed: boolean; own: Record<Own, ReactNode> }) {
  const t = useTranslations('service-returns.act');
  return (
    <div className="grid gap-3">
      {page.acts.map((act, index) => (
        <Fold key={act} summary={t(act)} open={index === 0 || failed}>
          {act === 'assign' || act === 'without_receipt' ? own[act] : <ActForm act={act} page={page} />}
        </Fold>
      ))}
    </div>
  );
}

type Own = 'assign' | 'without_receipt';
type Simple = Exclude<Act, Own>;

const ACTIONS: Record<Simple, ComponentProps<typeof Form>['action']> = {
  approve: approveCaseAction,
  decline: declineCaseAction,
  receive: receiveCaseAction,
  inspect: inspectCaseAction,
  judge: judgeCaseAction,
  settle: settleCaseAction,
  retry: retryCaseAction,
  send_back: sendBackCaseAction,
  reopen: reopenCaseAction,
  cancel: cancelCaseAction,
  return_unknown: returnUnknownAction,
};

function ActForm({ act, page }: Props & { act: Simple }) {
  const t = useTranslations('service-returns.act');
  return (
    <Form id={`akt-${act}`} action={ACTIONS[act]} className="mt-3">
      <input type="hidden" name="return" value={page.number} />
      <input type="hidden" name="seen" value={page.seen} />
      <Fields act={act} page={page} />
      <div>
        <SubmitButton variant={act === page.acts[0] ? 'primary' : 'secondary'}>{t(act)}</SubmitButton>
      </div>
    </Form>
  );
}

function Fields({ act, page }: Props & { act: Simple }) {
  const t = useTranslations('service-returns.form');
  const reason = <TextArea name="note" label={t('why')} rows={2} maxLength={2_000} />;
  const note = <TextArea name="note" label={t('note')} hint={t('noteHint')} rows={2} maxLength={2_000} />;
  switch (act) {
    case 'approve':
      return (
        <>
          <Decisions lines={page.lines} label="approved" whole={({ requested }) => requested} />
          {page.way !== 'none' && <Checkbox name="keep" label={t('keep')} />}
          {note}
        </>
      );
    case 'judge':
      return (
        <>
          <p className="text-ink-2">{t('judgeHint')}</p>
          <Decisions lines={page.lines} label="accepted" whole={({ received }) => received} />
          {note}
        </>
      );
    case 'receive':
      return <Receipts lines={page.lines} />;
    case 'inspect':
      return null;
    case 'settle':
      return <p className="text-ink-2">{t('settleHint')}</p>;
    case 'retry':
      return page.refunds.flatMap(({ number, failure }) =>
        failure
          ? [
              <p key={number} className="text-ink-2">
                {t('retryHint', { failure })}
              </p>,
            ]
          : [],
      );
    case 'send_back':
      return note;
    case 'reopen':
      return (
        <>
          <p className="text-ink-2">{t('reopenHint')}</p>
          {reason}
        </>
      );
    default:
      return reason;
  }
}

type DecisionsProps = { lines: CaseLine[]; label: 'approved' | 'accepted'; whole: (line: CaseLine) => number };

/** Of each line how many, and why if fewer. Fields are numbered by the place of the line. */
function Decisions({ lines, label, whole }: DecisionsProps) {
  const t = useTranslations('service-returns.form');
  return lines.map((line, index) => (
    <div key={line.id} className="console-row">
      <TextField
        name={`quantity${index + 1}`}
        label={t(label, { of: whole(line), name: articleName(line) })}
        defaultValue={String(whole(line))}
        inputMode="numeric"
        autoComplete="off"
        short
      />
      <TextField
        name={`refusal${index + 1}`}
        label={t('refusal')}
        hint={t('refusalHint')}
        maxLength={2_000}
        autoComplete="off"
      />
    </div>
  ));
}

const CONDITIONS = ['unopened', 'opened', 'used', 'damaged'] as const;

/** Of each line how many have come now, on top of what came before, and how they look. */
function Receipts({ lines }: { lines: CaseLine[] }) {
  const t = useTranslations('service-returns.form');
  const conditions = useTranslations('service-returns.condition');
  return lines.map((line, index) => (
    <div key={line.id} className="console-row">
      <TextField
        name={`quantity${index + 1}`}
        label={t('arrived', { of: line.approved - line.received, name: articleName(line) })}
        defaultValue={String(line.approved - line.received)}
        inputMode="numeric"
        autoComplete="off"
        short
      />
      <SelectField
        name={`condition${index + 1}`}
        label={t('condition')}
        empty={t('unsaid')}
        options={CONDITIONS.map((value) => ({ value, label: conditions(value) }))}
        defaultValue={line.condition ?? ''}
      />
    </div>
  ));
}
