import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { Icon, type IconName } from '@/components/ui/icon';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { articleName } from '@/lib/catalog/utils';
import { formatDay, formatMoney } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { guestReturnSolutionsAction, returnSolutionsAction } from '@/lib/returns/actions/returns';
import { isPresent } from '@/lib/returns/policy/presents';
import type { Draft, DraftLine, ReturnSolution, SolutionOption } from '@/lib/returns/types';
import type { Reader } from '@/lib/returns/utils/paths';
import { GroupError, LineLabel, LineRadio } from './line-fields';
import { useRefusal } from './refusal';
import { VariantChoice } from './variant-choice';
import { Waterfall } from './waterfall';

const ICONS: Record<ReturnSolution, IconName> = {
  part: 'wrench',
  exchange: 'exchange',
  refund: 'money',
  credit: 'gift',
  repair: 'wrench',
};

/** Step 3: how each line is solved, what comes back and what it costs; what is not open says why. */
export function Solutions({ draft, reader }: { draft: Draft; reader: Reader }) {
  const shopPays = draft.lines.every(({ known }) => known?.fault);
  const t = useTranslations('returns.solve');
  return (
    <>
      {shopPays && <p className="mt-2 text-ink-2">{t('shopPays')}</p>}
      <Form
        id="loesungen"
        className="mt-6"
        action={reader === 'konto' ? returnSolutionsAction : guestReturnSolutionsAction}
      >
        <input type="hidden" name="draft" value={draft.number} />
        {draft.lines.map((line, index) => (
          <LineSolutions key={line.id} draft={draft} line={line} place={index + 1} single={draft.lines.length === 1} />
        ))}
        <div className="return-go">
          <SubmitButton>{t('next')}</SubmitButton>
        </div>
      </Form>
    </>
  );
}

type LineProps = { draft: Draft; line: DraftLine; place: number; single: boolean };

function LineSolutions({ draft, line, place, single }: LineProps) {
  const t = useTranslations('returns');
  const refusal = useRefusal();
  const name = `solution${place}`;
  const open = line.solutions.filter((option) => option.open);
  const closed = line.solutions.filter((option) => !option.open);
  return (
    <fieldset className="field">
      <legend className={single ? 'sr-only' : 'mb-3 font-strong'}>
        {t('solve.legend', { quantity: line.quantity, name: articleName(line) })}
      </legend>
      <GroupError name={name} />
      {open.length === 0 && <Note tone="wait" title={t('solve.none')} />}
      {open.length > 0 && (
        <div className="solutions">
          {open.map((option, index) => (
            <Solution key={option.solution} {...{ draft, line, option, name, place }} first={index === 0} />
          ))}
        </div>
      )}
      {closed.length > 0 && (
        <ul className="mt-2 grid gap-1 text-sm text-ink-3">
          {closed.map((option) => (
            <li key={option.solution}>
              {t(`solution.${option.solution}`)}: {refusal(option.refusal)}
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

type SolutionProps = {
  draft: Draft;
  line: DraftLine;
  option: SolutionOption;
  name: string;
  place: number;
  first: boolean;
};

function Solution({ draft, line, option, name, place, first }: SolutionProps) {
  const t = useTranslations('returns');
  const { solution } = option;
  return (
    <div className="solution">
      <LineRadio name={name} value={solution} checked={line.solution === solution} first={first} />
      <LineLabel name={name} value={solution} first={first}>
        <span className="solution-name">
          <Icon name={ICONS[solution]} />
          {t(`solution.${solution}`)}
        </span>
        <Answer draft={draft} option={option} />
      </LineLabel>
      <div className="solution-body">
        <Body draft={draft} line={line} option={option} place={place} />
      </div>
    </div>
  );
}

function Answer({ draft, option }: { draft: Draft; option: SolutionOption }) {
  const t = useTranslations('returns.solve');
  const locale = useLocale() as Locale;
  const { quote, until } = option;
  const bold = (chunks: React.ReactNode) => <b>{chunks}</b>;
  if (quote) {
    const amount = formatMoney(locale, quote.total, draft.currency);
    return <span className="solution-answer">{t.rich('amount', { amount, b: bold })}</span>;
  }
  return until ? (
    <span className="solution-answer">{t('openUntil', { date: formatDay(locale, until, 'long') })}</span>
  ) : null;
}

type BodyProps = { draft: Draft; line: DraftLine; option: SolutionOption; place: number };

function Body({ draft, line, option, place }: BodyProps) {
  const t = useTranslations('returns.solve');
  const parts = useTranslations('returns.parts');
  const present = useTranslations('returns.present');
  const locale = useLocale() as Locale;
  const { quote, offer } = option;
  switch (option.solution) {
    case 'part':
      return <p>{line.known?.help?.text[locale]}</p>;
    case 'exchange':
      return <VariantChoice line={line} place={place} currency={draft.currency} present={isPresent(draft)} />;
    case 'repair':
      return <p>{t('repair')}</p>;
    case 'credit':
      return (
        <>
          <p>
            {draft.settings.creditYears === null
              ? t('creditForEver')
              : t('creditYears', { years: draft.settings.creditYears })}
          </p>
          {quote && quote.bonus > 0 && (
            <p>{t('creditBonus', { amount: formatMoney(locale, quote.bonus, draft.currency) })}</p>
          )}
        </>
      );
    default:
      if (isPresent(draft)) {
        return (
          <>
            {offer?.shipping === null && <p>{t('ownPostage')}</p>}
            <p>{present('toPayer')}</p>
          </>
        );
      }
      return (
        <>
          {offer?.shipping === null && <p>{t('ownPostage')}</p>}
          {quote ? (
            <Waterfall parts={quote} total={quote.total} currency={draft.currency} where={parts('asPaid')} />
          ) : (
            <p>{t('nothingBack')}</p>
          )}
        </>
      );
  }
}
