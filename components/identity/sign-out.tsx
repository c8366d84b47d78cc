import { PostForm } from '@/components/ui/post-form';
import { signOutAction } from '@/lib/identity/actions/sign-in';

/** Ends the session by POST; a link could be fetched by anybody (T35). */
export function SignOut({ label }: { label: string }) {
  return (
    <PostForm action={signOutAction}>
      <button type="submit">{label}</button>
    </PostForm>
  );
}
