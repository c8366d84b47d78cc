import { PostForm } from '@/components/ui/post-form';
import type { ShellProps } from './types';

const FORM = 'abmelden';

/** Ends the session by POST; a link could be fetched by anybody (T35). */
export function SignOut({ label, action }: NonNullable<ShellProps['signOut']>) {
  return (
    <PostForm id={FORM} action={action}>
      <button type="submit">{label}</button>
    </PostForm>
  );
}

/** The same once more, in the phone's menu; sends the one form above. */
export function SignOutButton({ label }: { label: string }) {
  return (
    <button form={FORM} type="submit">
      {label}
    </button>
  );
}
