import { useTranslations } from 'next-intl';
import { Form } from '@/components/ui/form';
import { TextField } from '@/components/ui/text-field';
import { addPasskeyAction, askNewPasskeyAction } from '@/lib/identity/actions/second-factor';
import { askStepUpPasskeyAction, stepUpByPasskeyAction } from '@/lib/identity/actions/security';
import { askPasskeyAction, signInByPasskeyAction } from '@/lib/identity/actions/sign-in';
import { PasskeyButton } from './passkey-button';

/** Signs in by passkey; beside the other ways, and in place of the second factor. */
export function PasskeySignInForm({ next }: { next: string }) {
  const t = useTranslations('auth');
  return (
    <Form id="passkey" action={signInByPasskeyAction}>
      <input type="hidden" name="next" value={next} />
      <PasskeyButton ask={askPasskeyAction} kind="use" label={t('passkey')} failed={t('passkeyFailed')} />
    </Form>
  );
}

/** Shows by passkey again who somebody is. */
export function PasskeyStepUpForm({ next }: { next: string }) {
  const t = useTranslations('security');
  const failed = useTranslations('auth')('passkeyFailed');
  return (
    <Form id="step-up-passkey" action={stepUpByPasskeyAction}>
      <input type="hidden" name="next" value={next} />
      <PasskeyButton ask={askStepUpPasskeyAction} kind="use" label={t('stepUpPasskey')} failed={failed} />
    </Form>
  );
}

/** Adds a passkey of this device. @param device a first name for it */
export function AddPasskeyForm({ device }: { device: { browser: string; system: string } | null }) {
  const t = useTranslations('security');
  return (
    <Form id="add-passkey" action={addPasskeyAction} className="max-w-[27rem]">
      {/* Without JavaScript no passkey can be made, so there is nothing to name. */}
      <div className="noscript:hidden">
        <TextField
          name="name"
          label={t('passkeyName')}
          hint={t('passkeyNameHint')}
          defaultValue={device ? t('deviceName', device) : ''}
          autoComplete="off"
        />
      </div>
      <PasskeyButton
        ask={askNewPasskeyAction}
        kind="add"
        label={t('addPasskey')}
        failed={t('passkeyFailed')}
        instead={t('passkeyNeeds')}
      />
    </Form>
  );
}
