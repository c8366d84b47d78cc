import type { ReactNode } from 'react';
import { idleForm } from '@/lib/core/form-state';
import type { FormAction } from './form-state';

type PostFormProps = { action: FormAction; className?: string; children: ReactNode };

/**
 * A form in which nothing can be typed wrong: sign out, choose a language. It shows no errors and needs no JavaScript;
 * everything else takes Form.
 */
export function PostForm({ action, className, children }: PostFormProps) {
  // Binding a server action keeps it callable without JavaScript; its answer is of no use here.
  const post = action.bind(null, idleForm) as unknown as (form: FormData) => Promise<void>;
  return (
    <form action={post} className={className}>
      {children}
    </form>
  );
}
