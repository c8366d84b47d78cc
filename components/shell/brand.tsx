import { Link } from '@/components/ui/link';

type BrandProps = { shop: string; area: string; href: string };

/** The shop's mark and name, and which part of the shop this is. */
export function Brand({ shop, area, href }: BrandProps) {
  return (
    <Link className="brand" href={href}>
      <Mark initial={shop.charAt(0)} />
      <span className="truncate">{shop}</span>
      <span className="brand-portal">{area}</span>
    </Link>
  );
}

// The R is drawn with the round ends of the demo shop's mark; another shop gets its initial in the typeface.
function Mark({ initial }: { initial: string }) {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true">
      <circle cx="14" cy="14" r="14" fill="var(--accent)" />
      {initial === 'R' ? (
        <path
          d="M9.8 20V8h5.1a3.5 3.5 0 0 1 0 7H9.8M14 15.3l4.4 4.7"
          fill="none"
          stroke="var(--on-accent)"
          strokeWidth="2.3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ) : (
        <text x="14" y="19.5" textAnchor="middle" fontSize="16" fontWeight="650" fill="var(--on-accent)">
          {initial}
        </text>
      )}
    </svg>
  );
}
