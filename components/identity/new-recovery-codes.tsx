import { useTranslations } from 'next-intl';
import { PostForm } from '@/components/ui/post-form';
import { Panel } from '@/components/ui/surface';
import { keptRecoveryCodesAction } from '@/lib/identity/actions/second-factor';

/** The codes, once. They are nowhere else in clear. */
export function NewRecoveryCodes({ codes }: { codes: string[] }) {
  const t = useTranslations('security');
  return (
    <div className="max-w-[27rem]">
      <Panel className="mb-6">
        <ul className="grid grid-cols-1 gap-x-6 gap-y-2 tablet:grid-cols-2" aria-label={t('codesTitle')}>
          {codes.map((code) => (
            <li key={code}>
              <code>{`${code.slice(0, 5)}-${code.slice(5)}`}</code>
            </li>
          ))}
        </ul>
      </Panel>
      <PostForm action={keptRecoveryCodesAction}>
        <button type="submit" className="btn btn-primary">
          {t('kept')}
        </button>
      </PostForm>
    </div>
  );
}
