import type { ReactNode } from 'react';
import type { FormAction } from './form-state';

type PostFormProps = {
  action: FormAction;
  /** for buttons elsewhere on the page that send it (`form="…"`) */
  id?: string;
  className?: string;
  children: ReactNode;
};

/**
 * A form in which nothing can be typed wrong: sign out, choose a language. It shows no errors and needs no JavaScript;
 * everything else takes Form.
 */
export function PostForm({ action, id, className, children }: PostFormProps) {
  // The action itself, not one bound to a state: each page has four of these, and what is bound is sent twice with each.
  const post = action as unknown as (form: FormData) => Promise<void>;
  return (
    <form action={post} id={id} className={className}>
      {children}
    </form>
  );
}
