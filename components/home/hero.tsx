import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/surface';

type HeroProps = { title: string; lead: string; action: { href: string; label: string } };

/** What this portal is for, in one sentence, and the one thing to do. */
export function Hero({ title, lead, action }: HeroProps) {
  return (
    <Panel as="section" className="hero">
      <div>
        <h1 className="statement">{title}</h1>
        <p className="mt-4 max-w-[56ch] text-md text-ink-2">{lead}</p>
        <div className="actions mt-8">
          <ButtonLink variant="primary" href={action.href}>
            {action.label}
          </ButtonLink>
        </div>
      </div>
      <div className="hero-picture" aria-hidden="true">
        {/* biome-ignore lint/performance/noImgElement: small SVG file, nothing to optimise */}
        <img src="/art/espresso-machine.svg" alt="" width={400} height={400} />
      </div>
    </Panel>
  );
}
