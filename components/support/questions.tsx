import { useTranslations } from 'next-intl';
import { Fold } from '@/components/ui/fold';
import { Link } from '@/components/ui/link';

const questions = ['find', 'access', 'wrong', 'return', 'language', 'private'] as const;

/** What people ask about this portal, answered in a sentence or two. */
export function Questions() {
  const t = useTranslations('help');
  return (
    <section aria-labelledby="questions">
      <h2 id="questions" className="mb-4">
        {t('questions')}
      </h2>
      <ul className="border-t border-line">
        {questions.map((key) => (
          <li key={key} className="border-b border-line py-2">
            <Fold summary={t(`${key}.question`)}>
              <p className="max-w-measure pb-3 text-ink-2">
                {key === 'return'
                  ? t.rich('return.answer', { link: (words) => <Link href="/hilfe/rueckgabe">{words}</Link> })
                  : t(`${key}.answer`)}
              </p>
            </Fold>
          </li>
        ))}
      </ul>
    </section>
  );
}
