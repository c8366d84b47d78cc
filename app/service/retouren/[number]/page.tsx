import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/app/portal-frame';
import { AssignForm } from '@/components/staff/assign-form';
import { CaseDetail } from '@/components/staff/case-detail';
import { CaseForms } from '@/components/staff/case-forms';
import { WithoutReceiptForm } from '@/components/staff/without-receipt-form';
import type { PageProps } from '@/lib/core/page';
import { requestContext } from '@/lib/core/request-context';
import { loadAssignable, loadCase, loadWithoutReceipt } from '@/lib/staff/loaders';
import { casePath } from '@/lib/staff/utils';

type Props = PageProps<{ number: string }>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await loadCase((await params).number);
  return { title: (await getTranslations('service-returns'))('case.pageTitle', { number: page.number }) };
}

export default async function CasePage({ params, searchParams }: Props) {
  const loaded = await loadCase((await params).number);
  const { page } = loaded;
  const looked = await loadAssignable(loaded, await searchParams);
  const choices = await loadWithoutReceipt(loaded);
  const { formFailed = false, movedOn } = requestContext.getStore() ?? {};
  const t = await getTranslations('errors');
  return (
    <PortalFrame current="service-returns" path={casePath(page.number)}>
      <div className="console">
        <CaseDetail page={page} movedOn={movedOn ? { said: t('changedMeanwhile'), typed: movedOn } : null}>
          <CaseForms
            page={page}
            failed={formFailed}
            own={{
              assign: <AssignForm page={page} looked={looked} />,
              without_receipt: <WithoutReceiptForm page={page} choices={choices} />,
            }}
          />
        </CaseDetail>
      </div>
    </PortalFrame>
  );
}
