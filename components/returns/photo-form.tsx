import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { FieldError, Hint } from '@/components/ui/field';
import { PostForm } from '@/components/ui/post-form';
import { removeGuestPhotoAction, removePhotoAction } from '@/lib/returns/actions/photos';
import { PHOTOS_MAX } from '@/lib/returns/constants/limits';
import type { DraftLine, PhotoRefusal } from '@/lib/returns/types';
import { draftPath, newPhotoPath, photoPath, photosAnchor, type Reader } from '@/lib/returns/utils/paths';

const REFUSALS = {
  ...{ empty: true, tooLarge: true, mediaType: true, heic: true },
  ...{ pixels: true, broken: true, tooMany: true, limited: true },
} as const satisfies Record<PhotoRefusal, true>;

type Line = Pick<DraftLine, 'id' | 'name' | 'photos'>;

type PhotoFormsProps = {
  reader: Reader;
  /** of the return */
  number: string;
  lines: readonly Line[];
  /** `foto` and `zeile` of the address, unchecked: why the last photo was not taken, and of which line */
  refused: { code: unknown; line: unknown };
};

/** Photos line by line, and on to the next step, with or without any. */
export function PhotoForms({ lines, refused, ...rest }: PhotoFormsProps) {
  const t = useTranslations('returns.photos');
  // Of a request that named no line, the first one says why.
  const at = lines.find(({ id }) => id === refused.line) ?? lines[0];
  return (
    <div className="grid gap-8">
      {lines.map((line) => (
        <PhotoForm key={line.id} {...rest} line={line} code={line === at ? String(refused.code) : ''} />
      ))}
      <div className="return-go">
        <ButtonLink href={draftPath(rest.reader, rest.number, 'loesung')} variant="primary">
          {t('next')}
        </ButtonLink>
      </div>
    </div>
  );
}

type PhotoFormProps = { reader: Reader; number: string; line: Line; code: string };

/** The photos of one line: those that are there, and a plain form for one more, which works without JavaScript. */
function PhotoForm({ reader, number, line: item, code }: PhotoFormProps) {
  const t = useTranslations('returns.photos');
  const id = photosAnchor(item.id);
  const error = Object.hasOwn(REFUSALS, code) ? t(`errors.${code as PhotoRefusal}`) : undefined;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="field">
      <h2 id={`${id}-title`} className="label">
        {t('title', { name: item.name })}
      </h2>
      {item.photos.length > 0 && (
        <ul className="flex flex-wrap gap-4">
          {item.photos.map((photo, index) => (
            <Shown key={photo} reader={reader} id={photo} index={index + 1} name={item.name} />
          ))}
        </ul>
      )}
      {item.photos.length >= PHOTOS_MAX ? (
        <Hint id={`${id}-hint`}>{t('full', { max: PHOTOS_MAX })}</Hint>
      ) : (
        <form action={newPhotoPath(reader, number)} method="post" encType="multipart/form-data" className="field">
          <input type="hidden" name="item" value={item.id} />
          <label htmlFor={`${id}-photo`} className="sr-only">
            {t('choose')}
          </label>
          <Hint id={`${id}-hint`}>{t('hint', { max: PHOTOS_MAX })}</Hint>
          <FieldError id={`${id}-error`}>{error}</FieldError>
          <div className="flex flex-wrap items-center gap-3">
            <input
              id={`${id}-photo`}
              type="file"
              name="photo"
              accept="image/jpeg,image/png,image/webp"
              required
              className="input w-auto max-w-full"
              aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
              aria-invalid={error ? true : undefined}
            />
            <button type="submit" className={buttonClass({ variant: 'secondary' })}>
              {t('add')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

function Shown({ reader, id, index, name }: { reader: Reader; id: string; index: number; name: string }) {
  const t = useTranslations('returns.photos');
  return (
    <li className="grid justify-items-start gap-2">
      {/* biome-ignore lint/performance/noImgElement: it is somebody's, and no other address may have it */}
      <img
        src={photoPath(reader, id)}
        alt={t('alt', { index, name })}
        width={112}
        height={112}
        loading="lazy"
        decoding="async"
        className="size-28 rounded-2 border border-line object-cover"
      />
      <PostForm action={reader === 'konto' ? removePhotoAction : removeGuestPhotoAction}>
        <input type="hidden" name="photo" value={id} />
        <button
          type="submit"
          className={buttonClass({ variant: 'secondary', small: true })}
          aria-label={t('removeLabel', { index, name })}
        >
          {t('remove')}
        </button>
      </PostForm>
    </li>
  );
}
