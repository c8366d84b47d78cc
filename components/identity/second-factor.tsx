import { useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { Note } from '@/components/ui/note';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import {
  confirmAuthenticatorAction,
  removeAuthenticatorAction,
  renewRecoveryCodesAction,
  startAuthenticatorAction,
} from '@/lib/identity/actions/second-factor';
import type { AuthenticatorSetup, SecondFactorPage } from '@/lib/identity/types/security';
import { AddPasskeyForm } from './passkey-forms';
import { PasskeyList } from './passkey-list';
import { QrCode } from './qr-code';

/** App, passkeys and recovery codes: set up, and taken away again. */
export function SecondFactor({ secondFactor, setup, enrolling, device }: SecondFactorPage) {
  const t = useTranslations('security');
  const { authenticator, passkeys, recoveryCodes, required } = secondFactor;
  return (
    <>
      {enrolling && (
        <Note tone="wait" title={t('enrolTitle')} className="mb-8">
          {t('enrolText')}
        </Note>
      )}
      {required && !enrolling && <Note className="mb-8">{t('requiredText')}</Note>}
      <Authenticator active={authenticator} setup={setup} />
      <section aria-labelledby="passkeys" className="section">
        <h2 id="passkeys" className="mb-2">
          {t('passkeys')}
        </h2>
        <p className="mb-4 max-w-measure text-ink-2">{t('passkeysLead')}</p>
        {passkeys.length > 0 && (
          <div className="mb-6">
            <PasskeyList passkeys={passkeys} />
          </div>
        )}
        <AddPasskeyForm device={device} />
      </section>
      {!enrolling && (authenticator || passkeys.length > 0) && <RecoveryCodes left={recoveryCodes} />}
    </>
  );
}

function Authenticator({ active, setup }: { active: boolean; setup: AuthenticatorSetup | null }) {
  const t = useTranslations('security');
  return (
    <section aria-labelledby="app">
      <h2 id="app" className="mb-2">
        {t('app')}
      </h2>
      <p className="mb-4 max-w-measure text-ink-2">{t(active ? 'appActive' : 'appLead')}</p>
      {active ? (
        <Form id="switch-off" action={removeAuthenticatorAction}>
          <div>
            <SubmitButton variant="danger">{t('switchOff')}</SubmitButton>
          </div>
        </Form>
      ) : (
        <>
          {setup && <Setup setup={setup} />}
          {!setup && (
            <Form id="start-app" action={startAuthenticatorAction}>
              <div>
                <SubmitButton>{t('startApp')}</SubmitButton>
              </div>
            </Form>
          )}
        </>
      )}
    </section>
  );
}

/** The picture for the app, the same as text, and its first code. */
function Setup({ setup: { picture, secret, uri } }: { setup: AuthenticatorSetup }) {
  const t = useTranslations('security');
  return (
    <div className="grid max-w-[27rem] gap-5">
      <p>{t('scan')}</p>
      <a href={uri} className="w-fit" aria-label={t('startApp')}>
        <QrCode picture={picture} label={t('qr')} />
      </a>
      <p>
        <span className="block text-sm text-ink-3">{t('key')}</span>
        <code className="wrap-anywhere">{secret}</code>
      </p>
      <Form id="confirm-app" action={confirmAuthenticatorAction}>
        <TextField
          name="code"
          label={t('firstCode')}
          hint={t('firstCodeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          short
        />
        <div>
          <SubmitButton>{t('confirmApp')}</SubmitButton>
        </div>
      </Form>
    </div>
  );
}

function RecoveryCodes({ left }: { left: number }) {
  const t = useTranslations('security');
  return (
    <section aria-labelledby="codes" className="section">
      <h2 id="codes" className="mb-2">
        {t('codesTitle')}
      </h2>
      <p className="mb-4 max-w-measure text-ink-2">
        {t('codesLeft', { count: left })}. {t('codesText')}
      </p>
      <Form id="new-codes" action={renewRecoveryCodesAction}>
        <div>
          <SubmitButton variant="secondary">{t('newCodes')}</SubmitButton>
        </div>
      </Form>
    </section>
  );
}
