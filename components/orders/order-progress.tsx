import { ProgressBar } from '@/components/ui/progress';
import type { Look } from './order-state';

type OrderProgressProps = {
  look: Look;
  /** what the bar says, by the step it has reached */
  label: (step: number) => string;
  className?: string;
};

/** How far an order or a parcel is. Nothing once it is over; what is new has the colour of what moves. */
export function OrderProgress({ look: { tone, progress }, label, className }: OrderProgressProps) {
  if (progress === null) return null;
  return (
    <ProgressBar
      value={progress}
      tone={tone === 'new' ? 'move' : tone}
      label={label(Math.ceil(progress))}
      {...(className ? { className } : {})}
    />
  );
}
