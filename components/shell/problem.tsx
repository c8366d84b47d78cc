import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import type { Contact } from './types';

export type ProblemKind = 'notFound' | 'failed' | 'denied' | 'tooMany' | 'tooLarge';

type ProblemProps = {
  kind: ProblemKind;
  contact: Contact | null;
  /** Ties this page to a line in the log; read out on the telephone. */
  reference?: string;
  /** The way on: by default the start page. */
  next?: { href: string; label: string };
};

/** Says in plain words what happened, what became of the input, and how to go on. Never a status code. */
export function Problem({ kind, contact, reference, next }: ProblemProps) {
  const t = useTranslations('shell');
  return (
    <div className="max-w-measure">
      <h1 className="statement">{t(`problem.${kind}.title`)}</h1>
      <p className="mt-4 text-md text-ink-2">{t(`problem.${kind}.text`)}</p>
      <div className="actions mt-8">
        <ButtonLink variant="primary" href={next?.href ?? '/'}>
          {next?.label ?? t('problem.home')}
        </ButtonLink>
        <ButtonLink href="/hilfe">{t('help')}</ButtonLink>
      </div>
      <p className="mt-10 border-t border-line pt-5 text-sm text-ink-2">
        {contact && (
          <>
            {t('problem.contact')}{' '}
            <a className="whitespace-nowrap" href={contact.phoneHref}>
              {contact.phone}
            </a>{' '}
            ({contact.hours}) {t('problem.or')} <a href={`mailto:${contact.mail}`}>{contact.mail}</a>.
          </>
        )}
        {reference && (
          <>
            <br />
            {t('problem.reference')} <b className="text-ink">{reference}</b>
          </>
        )}
      </p>
    </div>
  );
}
