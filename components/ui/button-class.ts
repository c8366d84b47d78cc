import { cn } from './cn';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonLook = { variant?: ButtonVariant; small?: boolean; wide?: boolean };

const variants: Record<ButtonVariant, string> = {
  primary: 'btn-primary',
  secondary: 'btn-secondary',
  quiet: 'btn-quiet',
  danger: 'btn-danger',
};

/** The classes of a button, for elements that are neither Button nor ButtonLink. */
export function buttonClass({ variant = 'secondary', small, wide }: ButtonLook, className?: string) {
  return cn('btn', variants[variant], small && 'btn-small', wide && 'w-full', className);
}
