import { PostForm } from '@/components/ui/post-form';
import type { ShellProps } from './types';

/** Ends the session by POST; a link could be fetched by anybody (T35). */
export function SignOut({ label, action }: NonNullable<ShellProps['signOut']>) {
  return (
    <PostForm action={action}>
      <button type="submit">{label}</button>
    </PostForm>
  );
}
