import { useLocale, useTranslations } from 'next-intl';
import { orderPath, type Reader } from '@/components/orders/order-paths';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Note } from '@/components/ui/note';
import { Picture } from '@/components/ui/picture';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { Unbroken } from '@/components/ui/unbroken';
import { LISTED_MAX } from '@/lib/cancellations/constants';
import { type ChoiceProblems, fieldOf } from '@/lib/cancellations/policy/choice';
import type { CancelLine, CancelPage, NotAllowed } from '@/lib/cancellations/types';
import { articleName } from '@/lib/catalog/utils';
import type { FormState } from '@/lib/core/form-state';
import { formatDay } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { cancelPath } from '@/lib/orders/utils';
import { CancelMoney } from './cancel-money';
import { ChoiceForm } from './choice-form';
import { useReason } from './use-reason';

type CancelChoiceProps = {
  page: CancelPage;
  reader?: Reader;
  typed: Record<string, string> | null;
  problems: ChoiceProblems;
  notAllowed?: NotAllowed | null;
};

/** First step: which pieces. What cannot be cancelled stays visible and says why. */
export function CancelChoice({ page, reader = 'konto', typed, problems, notAllowed = null }: CancelChoiceProps) {
  const t = useTranslations('cancellations');
  const state = useProblems(page, typed, problems);
  const open = page.lines.filter(({ max }) => max > 0);
  const closed = page.lines.filter(({ max }) => max === 0);
  return (
    <>
      <Link href={reader === 'gast' ? '/gast/bestellung' : orderPath(page.number)} className="crumb">
        <Icon name="chevron-left" />
        {t('back', { number: page.number })}
      </Link>
      <h1>
        <Unbroken text={t('title', { number: page.number })} part={page.number} />
      </h1>
      <p className="mt-2.5 mb-7 max-w-measure text-ink-2">
        <Until page={page} />
      </p>
      {notAllowed && <Note title={t(`notAllowed.${notAllowed}`)} className="mb-6" />}
      <div className="split">
        <div>
          {notAllowed || open.length === 0 ? (
            <Lines lines={open} typed={null} fixed />
          ) : (
            <ChoiceForm action={`${cancelPath(page.number, reader)}/pruefen`} state={state}>
              <h2>{t('items')}</h2>
              <Lines lines={open} typed={typed} />
              <div className="actions">
                <SubmitButton>{t('next')}</SubmitButton>
              </div>
            </ChoiceForm>
          )}
          <Lines lines={closed} typed={null} fixed />
          <p className="mt-4 text-sm">
            <Link href="/hilfe/rueckgabe">{t('rules')}</Link>
          </p>
        </div>
        {open.length > 0 && <CancelMoney {...page} {...(typed ? {} : { about: t('money.all') })} />}
      </div>
    </>
  );
}

function Until({ page: { until, lines } }: { page: CancelPage }) {
  const t = useTranslations('cancellations.lead');
  const locale = useLocale() as Locale;
  if (lines.every(({ max }) => max === 0)) return t('closed');
  if (!until) return t('always');
  const date = formatDay(locale, until.on, 'full');
  return until.at ? t('until', { date, time: until.at }) : t('day', { date });
}

type LinesProps = { lines: CancelLine[]; typed: Record<string, string> | null; fixed?: boolean };

function Lines({ lines, typed, fixed = false }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map((line) => (
        <Line key={line.position} line={line} typed={typed} fixed={fixed} />
      ))}
    </ul>
  );
}

type LineProps = { line: CancelLine; typed: Record<string, string> | null; fixed: boolean };

function Line({ line, typed, fixed }: LineProps) {
  const t = useTranslations('cancellations');
  const reason = useReason();
  const { name, variant, picture, quantity, asked, refusal } = line;
  return (
    <li className="order-item">
      <Picture src={picture} />
      <div>
        <h3 className="text-md">{name}</h3>
        <p className="text-sm text-ink-3">
          {variant && `${variant}, `}
          {t('ordered', { count: quantity })}
        </p>
        {asked > 0 && <p className="mt-1 text-sm text-ink-2">{t('asked', { count: asked })}</p>}
        {refusal && asked === 0 && (
          <p className="mt-1 text-sm text-ink-2">{t('closed', { reason: reason(refusal) })}</p>
        )}
        {!fixed && <Pieces line={line} typed={typed} />}
      </div>
    </li>
  );
}

/** All pieces are chosen until somebody chooses otherwise. */
function Pieces({ line, typed }: Omit<LineProps, 'fixed'>) {
  const t = useTranslations('cancellations');
  const { position, max } = line;
  const label = (
    <>
      {t('pieces')}
      <span className="sr-only">: {articleName(line)}</span>
    </>
  );
  const name = fieldOf(position);
  if (max > LISTED_MAX) {
    return (
      <TextField
        short
        name={name}
        label={label}
        inputMode="numeric"
        autoComplete="off"
        hint={t('of', { count: max, max: line.quantity })}
        defaultValue={typed ? (typed[name] ?? '') : String(max)}
        className="mt-3"
      />
    );
  }
  const options = Array.from({ length: max + 1 }, (_, at) => max - at).map((count) => ({
    value: String(count),
    label: count === 0 ? t('none') : t('of', { count, max }),
  }));
  // More than is open any more: as many as are.
  const wanted = typed ? Math.min(Number(typed[name] ?? 0) || 0, max) : max;
  return <SelectField name={name} label={label} options={options} defaultValue={String(wanted)} className="mt-3" />;
}

/** What is wrong, as a form's answer. */
function useProblems(page: CancelPage, typed: Record<string, string> | null, problems: ChoiceProblems): FormState {
  const t = useTranslations('cancellations.problem');
  const found = Object.entries(problems);
  if (!typed || found.length === 0) return { status: 'idle' };
  const names = new Map(page.lines.map((line) => [fieldOf(line.position), articleName(line)]));
  const nothing = problems[''];
  return {
    status: 'error',
    summary: t('summary', { count: found.length }),
    fieldErrors: nothing
      ? {}
      : Object.fromEntries(found.map(([name, problem]) => [name, `${names.get(name)}: ${t(problem)}`])),
    ...(nothing ? { formError: t(nothing) } : {}),
    values: typed,
  };
}
