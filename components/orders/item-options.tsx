import { Facts } from '@/components/ui/facts';
import { Fold } from '@/components/ui/fold';
import { Link } from '@/components/ui/link';
import type { OptionTexts, OptionWords } from './order-item';

/** Whether a line can go back, with the last day or the reason; the rest of what is possible below it. */
export function ItemOptions({ options, words }: { options: OptionTexts; words: OptionWords }) {
  const { back, money, others } = options;
  return (
    <>
      {back && (
        <p className="mt-1 text-sm text-ink-2">
          {back}
          {money && <span className="block">{money}</span>}
        </p>
      )}
      {others.length > 0 && (
        <Fold summary={words.title} className="text-sm">
          <Facts items={others} />
          <p className="mt-2">
            <Link href="/hilfe/rueckgabe">{words.rules}</Link>
          </p>
        </Fold>
      )}
    </>
  );
}
