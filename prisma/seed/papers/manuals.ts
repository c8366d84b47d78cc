import type { Transaction } from '@/lib/core/db';
import { type Locale, locales } from '@/lib/core/i18n/locales';
import { insertFiles } from '@/lib/files/mutations';
import { catalogue } from '../catalogue';
import type { Goods } from '../goods';
import { manuals } from '../manuals';
import type { DocumentLanguage, Manual } from '../manuals/types';
import { makeManualPdf } from '../pdf/manual';
import { storePapers } from '../pdf/store';
import { shopAsSeller } from './about';

/** Readers in Germany get the Swiss text (manuals/types.ts). */
const languageOf = (locale: Locale): DocumentLanguage => (locale === 'de-DE' ? 'de-CH' : locale);
const keyOf = (manual: string, language: DocumentLanguage) => `${manual} ${language}`;

/** Makes every manual and care sheet once per language and lays it beside the products that it belongs to. */
export async function seedManuals(tx: Transaction, goods: Goods, issuedOn: string): Promise<void> {
  const wanted = manuals.flatMap((manual) =>
    (Object.keys(manual.texts) as DocumentLanguage[]).map((language) => ({ manual, language })),
  );
  const files = await storePapers(
    wanted.map(({ manual, language }) => ({
      make: () => pdfOf(manual, language, issuedOn),
      name: `${manual.texts[language].title}.pdf`,
    })),
  );
  const ids = await insertFiles(tx, files);
  const fileIds = new Map(wanted.map(({ manual, language }, index) => [keyOf(manual.key, language), ids[index]]));
  await tx.productMedia.createMany({
    data: catalogue.flatMap(({ key, media }) =>
      media.flatMap((medium) =>
        medium.kind === 'video'
          ? []
          : locales.map((locale) => ({
              productId: goods[key].id,
              kind: medium.kind,
              title: medium.title[locale],
              locale,
              fileId: fileIds.get(keyOf(medium.document, languageOf(locale))) ?? null,
            })),
      ),
    ),
  });
}

function pdfOf({ texts }: Manual, language: DocumentLanguage, issuedOn: string): Promise<Buffer> {
  const { title, sections } = texts[language];
  return makeManualPdf({
    locale: language,
    seller: shopAsSeller,
    title,
    issuedOn,
    sections: sections.map(({ heading, paragraphs, steps }) => ({
      heading,
      paragraphs: [...paragraphs],
      ...(steps ? { steps: [...steps] } : {}),
    })),
  });
}
