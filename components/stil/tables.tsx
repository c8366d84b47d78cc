import { Facts, Sums } from '@/components/ui/facts';
import { Fold } from '@/components/ui/fold';
import { Link } from '@/components/ui/link';
import { Pagination } from '@/components/ui/pagination';
import { Badge } from '@/components/ui/state';
import { Card } from '@/components/ui/surface';
import { Table } from '@/components/ui/table';
import { StyleSection } from './section';

export function Tables() {
  return (
    <>
      <StyleSection title="Tabelle und Seiten" text="Zahlen rollen auf dem Telefon, Tatsachen werden zu Blöcken.">
        <div>
          <Table caption="Bestellungen der Firma">
            <Head />
            <Rows />
          </Table>
          <Pagination range="41 bis 60 von 64" newer="/stil" older="/stil" />
        </div>
        <Table caption="Bestellungen der Firma, als Blöcke" phone="blocks">
          <Head />
          <Rows />
        </Table>
      </StyleSection>
      <StyleSection title="Tatsachen und Summen">
        <div className="grid gap-5 tablet:grid-cols-2">
          <Card>
            <Sums
              lines={[
                { label: 'Artikel', amount: 'CHF 951.00' },
                { label: 'Gutschein HERBST', amount: '− CHF 40.00' },
                { label: 'Versand', amount: 'CHF 9.00' },
                { label: 'Total', amount: 'CHF 920.00', kind: 'total' },
                { label: 'davon MWST 8.1 %', amount: 'CHF 63.70', kind: 'detail' },
              ]}
            />
          </Card>
          <div>
            <Facts
              items={[
                { term: 'Sendungsnummer', value: '99.60.004817.01123582' },
                { term: 'Versandart', value: 'Die Post, PostPac Priority' },
                { term: 'Adresse', value: 'Idastrasse 14, 8003 Zürich' },
              ]}
            />
            <Fold summary="4 frühere Ereignisse" className="mt-4">
              <p className="text-sm text-ink-2">Etikette erstellt am Freitag, 20. November 2026, 15.05 Uhr</p>
            </Fold>
          </div>
        </div>
      </StyleSection>
    </>
  );
}

const Head = () => (
  <thead>
    <tr>
      <th scope="col">Bestellung</th>
      <th scope="col">Bestellt von</th>
      <th scope="col">Zustand</th>
      <th scope="col" className="num">
        Total
      </th>
    </tr>
  </thead>
);

const Rows = () => (
  <tbody>
    <tr>
      <td>
        <Link href="/stil">CL-1042</Link>
      </td>
      <td data-label="von">Tim Huber</td>
      <td>
        <Badge tone="wait" icon="person">
          Wartet auf Freigabe
        </Badge>
      </td>
      <td className="num">CHF 1'234.50</td>
    </tr>
    <tr>
      <td>
        <Link href="/stil">CL-1041</Link>
      </td>
      <td data-label="von">Nora Frei</td>
      <td>
        <Badge tone="move" icon="truck">
          Unterwegs
        </Badge>
      </td>
      <td className="num">CHF 86.20</td>
    </tr>
  </tbody>
);
