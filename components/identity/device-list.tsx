import { useLocale, useTranslations } from 'next-intl';
import { PostForm } from '@/components/ui/post-form';
import { Badge } from '@/components/ui/state';
import { formatMoment } from '@/lib/core/format';
import type { Locale } from '@/lib/core/i18n/locales';
import { endSessionsAction } from '@/lib/identity/actions/security';
import type { Device } from '@/lib/identity/types/viewer';

type EndProps = { which: string; label: string; name?: string };

/** Ends a session by POST; the page afterwards says so. */
function End({ which, label, name }: EndProps) {
  return (
    <PostForm action={endSessionsAction}>
      <input type="hidden" name="which" value={which} />
      <button type="submit" className="btn btn-secondary btn-small" aria-label={name}>
        {label}
      </button>
    </PostForm>
  );
}

/** Where the person is signed in; each can be ended, or all (T30). */
export function DeviceList({ devices }: { devices: Device[] }) {
  const t = useTranslations('security');
  const locale = useLocale() as Locale;
  const nameOf = ({ browser, system, support }: Device) => {
    if (support) return t('supportDevice', { name: support });
    return browser && system ? t('deviceName', { browser, system }) : t('unknown');
  };
  return (
    <section aria-labelledby="devices" className="section">
      <h2 id="devices" className="mb-4">
        {t('devicesTitle')}
      </h2>
      <ul className="border-t border-line">
        {devices.map((device) => (
          <li key={device.id} className="flex flex-wrap items-center justify-between gap-4 border-b border-line py-4">
            <div>
              <p className="flex flex-wrap items-center gap-2.5 font-strong">
                {nameOf(device)}
                {device.here && (
                  <Badge tone="good" icon="done">
                    {t('here')}
                  </Badge>
                )}
              </p>
              <p className="text-sm text-ink-3">
                {t('since')} {formatMoment(locale, device.since)}. {t('seen')} {formatMoment(locale, device.seen)}.
              </p>
            </div>
            {!device.here && (
              <End which={device.id} label={t('end')} name={t('endLabel', { device: nameOf(device) })} />
            )}
          </li>
        ))}
      </ul>
      <div className="actions mt-5">
        {devices.length > 1 && <End which="others" label={t('endOthersNow')} />}
        <End which="all" label={t('endAll')} />
      </div>
    </section>
  );
}
