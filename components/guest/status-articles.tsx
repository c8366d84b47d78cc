import { useTranslations } from 'next-intl';
import { orderPath } from '@/components/orders/order-paths';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { Picture } from '@/components/ui/picture';
import { isHttps } from '@/lib/core/paths';
import type { OrderStatus } from '@/lib/guest/types';

/** What was ordered, without prices, each article with its way to buy it again. */
export function StatusArticles({ status }: { status: OrderStatus }) {
  const t = useTranslations('orders');
  const { articles, moreArticles } = status;
  return (
    <section aria-labelledby="artikel">
      <h2 id="artikel" className="mb-4">
        {t('items', { count: status.summary.itemCount })}
      </h2>
      <ul>
        {articles.map((article) => (
          <Article key={article.position} article={article} number={status.number} />
        ))}
      </ul>
      {moreArticles > 0 && <p className="text-ink-2">{t('more', { count: moreArticles })}</p>}
    </section>
  );
}

type ArticleProps = { article: OrderStatus['articles'][number]; number: string };

function Article({ article, number }: ArticleProps) {
  const t = useTranslations('guest.status');
  const { name, variant, picture, url } = article;
  // A product without a page in the shop is bought again from the order, behind sign-in.
  const href = url && isHttps(url) ? url : `/anmelden?weiter=${encodeURIComponent(orderPath(number))}`;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-5 gap-y-2 border-t border-line py-4 tablet:grid-cols-[auto_minmax(0,1fr)_auto]">
      <Picture src={picture} size={72} className="row-span-2 self-start tablet:row-span-1" />
      <div>
        <h3 className="text-md">{name}</h3>
        {variant && <p className="text-sm text-ink-3">{variant}</p>}
      </div>
      <Link
        href={href}
        rel="noopener noreferrer"
        className={buttonClass({ small: true }, 'justify-self-start')}
        aria-label={t('againNamed', { name })}
      >
        {t('again')}
      </Link>
    </li>
  );
}
