import { cache } from 'react';
import { missing } from '@/lib/core/missing';
import { mayDo } from '../policy/rights';
import { getCompanyPage, getInvitationPage } from '../queries/members';
import type { CompanyPage, InvitationPage } from '../types/members';
import { loadViewer, requireCustomer } from './viewer';

/** Gate and data of the company's page; a private account has none. */
export async function loadCompanyPage(): Promise<CompanyPage> {
  const { viewer, scope } = await requireCustomer('/konto/firma');
  const readable = viewer.account.kind === 'company' && mayDo(scope, 'members.read');
  const page = readable ? await getCompanyPage(scope) : null;
  if (!page) missing('company');
  return page;
}

/** Data of an invitation's page for whoever holds its link. */
export const loadInvitationPage = cache(
  async (token: string): Promise<InvitationPage | null> => getInvitationPage(token.slice(0, 100), await loadViewer()),
);
