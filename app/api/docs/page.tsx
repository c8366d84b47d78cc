import type { Metadata } from 'next';
import { ApiReferencePage } from '@/components/ingest/api-reference';
import { environment } from '@/lib/core/env';
import { openApiDocument } from '@/lib/ingest/contracts/v1/openapi';
import { referenceOf } from '@/lib/ingest/contracts/v1/reference';
import { PortalFrame } from '../../portal-frame';

export const metadata: Metadata = { title: 'API' };

export default function ApiDocsPage() {
  const reference = referenceOf(openApiDocument(environment().NEXTAUTH_URL));
  return (
    <PortalFrame path="/api/docs">
      <ApiReferencePage reference={reference} />
    </PortalFrame>
  );
}
