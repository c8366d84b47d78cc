import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import { Picture } from '@/components/ui/picture';
import { PostForm } from '@/components/ui/post-form';
import { SubmitButton } from '@/components/ui/submit-button';
import { Card } from '@/components/ui/surface';
import { articleName } from '@/lib/catalog/utils';
import { formatDay, formatTime } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { dropGuestReturnAction, dropReturnAction } from '@/lib/returns/actions/returns';
import { isPresent } from '@/lib/returns/policy/presents';
import type { Draft, Step } from '@/lib/returns/types';
import { draftPath, type Reader } from '@/lib/returns/utils/paths';

/** Beside the steps: what was said so far, each with the way back to it. */
export function DraftSide({ draft, reader, step }: { draft: Draft; reader: Reader; step: Step }) {
  const t = useTranslations('returns');
  const locale = useLocale() as Locale;
  const reasons = draft.lines.flatMap(({ known, photos }) => (known ? [{ label: known.label[locale], photos }] : []));
  const solutions = draft.lines.flatMap(({ solution }) => (solution ? [t(`solution.${solution}`)] : []));
  const parts = [
    { key: 'grund' as const, words: reasons.map(({ label, photos }) => withPhotos(label, photos.length)) },
    { key: 'loesung' as const, words: [...new Set(solutions)] },
  ].filter(({ key, words }) => words.length > 0 && key !== step);
  function withPhotos(label: string, photos: number) {
    return photos > 0 ? t('side.photos', { label, count: photos }) : label;
  }
  return (
    <Card as="aside" className="return-side">
      <section aria-labelledby="ihre-retoure">
        <h2 id="ihre-retoure">{t('side.title')}</h2>
        <ul className="grid gap-4">
          {draft.lines.map((line) => (
            <li key={line.id} className="return-item">
              <Picture src={line.picture} size={56} />
              <div>
                <p className="font-strong">
                  {line.quantity} × {articleName(line)}
                </p>
                <p className="text-sm text-ink-3">
                  {isPresent(draft)
                    ? line.deliveredOn &&
                      t('choose.delivered', { date: formatDay(locale, line.deliveredOn, 'dayMonth') })
                    : line.deliveredOn
                      ? t('side.orderDelivered', {
                          number: line.order.number,
                          date: formatDay(locale, line.deliveredOn, 'dayMonth'),
                        })
                      : t('side.order', { number: line.order.number })}
                </p>
              </div>
            </li>
          ))}
        </ul>
        <p className="mt-3 text-sm">
          <Link href={draftPath(reader, draft.number, 'neu')}>{t('side.change.neu')}</Link>
        </p>
      </section>
      {parts.map(({ key, words }) => (
        <section key={key} aria-labelledby={`seite-${key}`}>
          <h2 id={`seite-${key}`}>{t(`wizard.names.${key}`)}</h2>
          {words.map((word) => (
            <p key={word} className="text-ink-2">
              {word}
            </p>
          ))}
          <p className="mt-1 text-sm">
            <Link href={draftPath(reader, draft.number, key)}>{t(`side.change.${key}`)}</Link>
          </p>
        </section>
      ))}
      <section aria-labelledby="entwurf">
        <h2 id="entwurf">{t('side.draft')}</h2>
        <p className="text-sm text-ink-2">
          {draft.waitsUntil
            ? t('side.savedUntil', {
                time: formatTime(locale, draft.savedAt),
                date: formatDay(locale, draft.waitsUntil),
              })
            : t('side.saved', { time: formatTime(locale, draft.savedAt) })}
        </p>
        <PostForm action={reader === 'konto' ? dropReturnAction : dropGuestReturnAction} className="mt-3">
          <input type="hidden" name="draft" value={draft.number} />
          <SubmitButton variant="secondary" small>
            {t('side.drop')}
          </SubmitButton>
        </PostForm>
      </section>
    </Card>
  );
}
