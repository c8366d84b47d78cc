import type { ReactNode, SVGProps } from 'react';

export type IconFrameProps = SVGProps<SVGSVGElement> & { children: ReactNode };

/** What all icons share. Client components take it with their one drawing, so that the whole set stays on the server. */
export function IconFrame({ className, children, ...rest }: IconFrameProps) {
  return (
    <svg className={className ? `icon ${className}` : 'icon'} viewBox="0 0 20 20" aria-hidden="true" {...rest}>
      {children}
    </svg>
  );
}

export const warningDrawing = (
  <>
    <path d="M10 2.5L18 16.5H2zM10 8v4" />
    <path className="dot" d="M10 14.2v.1" />
  </>
);
