import type { ComponentProps, ReactNode } from 'react';
import { type ButtonLook, buttonClass } from './button-class';
import { Icon, type IconName } from './icon';
import { Link } from './link';

type Look = ButtonLook & { icon?: IconName };

type ButtonProps = ComponentProps<'button'> &
  Look & {
    /** Why it cannot be used. The button stays reachable by keyboard, so that the reason can be read. */
    unavailable?: ReactNode;
  };

/** Does something. The only filled one (`primary`) of its section names the act. To send a form take SubmitButton. */
export function Button({ variant, small, wide, icon, unavailable, className, children, ...rest }: ButtonProps) {
  const look = buttonClass({ variant, small, wide }, className);
  if (!unavailable) {
    return (
      <button type="button" className={look} {...rest}>
        {icon && <Icon name={icon} />}
        {children}
      </button>
    );
  }
  // type="button" and no handler: it must not send the form it stands in.
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <button {...rest} type="button" className={look} aria-disabled="true" onClick={undefined}>
        <Icon name={icon ?? 'lock'} />
        {children}
      </button>
      <span className="text-sm text-ink-3">{unavailable}</span>
    </span>
  );
}

/** Leads somewhere and looks like a button. */
export function ButtonLink({
  variant,
  small,
  wide,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & Look) {
  return (
    <Link className={buttonClass({ variant, small, wide }, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}
