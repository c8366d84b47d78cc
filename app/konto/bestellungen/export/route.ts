import { loadOrderExport } from '@/lib/account/loaders';

/** What the list is narrowed to, as a table for a spreadsheet. */
export async function GET(request: Request) {
  const { name, content } = await loadOrderExport(new URL(request.url).searchParams);
  return new Response(content, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
}
