import type { ReactNode } from 'react';
import { WithSheet } from '@/components/ui/picture-sheet';
import type { ParcelView } from '@/lib/account/types';
import type { PictureSheet } from '@/lib/core/picture-places';
import type { Contact } from '@/lib/support/types';
import { ParcelDates } from './parcel-dates';
import { ParcelHead } from './parcel-head';
import { ParcelHelp } from './parcel-help';
import { ParcelLog } from './parcel-log';
import { ParcelProgress } from './parcel-progress';
import { ParcelSide } from './parcel-side';

type ParcelBodyProps = {
  view: ParcelView;
  sheet: PictureSheet;
  /** name of the shop, as one of those who named a day */
  shop: string;
  contact: Contact | null;
  /** what only some may see of it */
  side?: ReactNode;
  /** how to reach a human */
  children?: ReactNode;
};

/** One parcel: when it arrives, how far it is, what happened, every change of the day; beside it what is in it. */
export function ParcelBody({ view, sheet, shop, contact, side, children }: ParcelBodyProps) {
  return (
    <WithSheet sheet={sheet}>
      <ParcelHead view={view} sheet={sheet} />
      <ParcelProgress view={view} />
      <div className="split section">
        <div>
          <ParcelLog log={view.log} />
          <ParcelDates dates={view.dates} shop={shop} carrier={view.parcel.carrier} />
        </div>
        <div className="grid gap-5">
          <ParcelSide parcel={view.parcel} sheet={sheet}>
            {side}
            <ParcelHelp view={view} contact={contact} />
          </ParcelSide>
          {children}
        </div>
      </div>
    </WithSheet>
  );
}
