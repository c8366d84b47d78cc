import type { ReactNode } from 'react';
import { DraftSide } from '@/components/returns/draft-side';
import { StepList } from '@/components/returns/step-list';
import type { Draft, Step } from '@/lib/returns/types';
import type { Reader } from '@/lib/returns/utils/paths';
import { ReturnFrame } from './frame';

type StepFrameProps = { draft: Draft; reader: Reader; step: Exclude<Step, 'neu'>; path: string; children: ReactNode };

/** What stands around a later step: the steps above it, the draft beside it. @param path of the page */
export function StepFrame({ draft, reader, step, path, children }: StepFrameProps) {
  return (
    <ReturnFrame reader={reader} path={path}>
      <StepList now={step} reader={reader} number={draft.number} />
      <div className="split">
        <div>{children}</div>
        <DraftSide draft={draft} reader={reader} step={step} />
      </div>
    </ReturnFrame>
  );
}
