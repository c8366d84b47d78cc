import { useLocale, useTranslations } from 'next-intl';
import type { AddressInput } from '@/lib/orders/types';

type Address = AddressInput;

/** Where it went and who pays; one block where both are the same. */
export function OrderAddresses({ addresses }: { addresses: Address[] }) {
  const t = useTranslations('orders.address');
  const linesOf = useAddressLines();
  const blocks = new Map<string, { kinds: Address['kind'][]; lines: string[] }>();
  for (const address of [...addresses].sort((a, b) => (a.kind > b.kind ? -1 : 1))) {
    const lines = linesOf(address);
    const block = blocks.get(lines.join('\n')) ?? { kinds: [], lines };
    block.kinds.push(address.kind);
    blocks.set(lines.join('\n'), block);
  }
  return [...blocks.values()].map(({ kinds, lines }) => {
    const [kind = 'shipping'] = kinds;
    return (
      <section key={kind} aria-labelledby={`adresse-${kind}`}>
        <h2 id={`adresse-${kind}`}>{t(kinds.length > 1 ? 'both' : kind)}</h2>
        <Lines lines={lines} />
      </section>
    );
  });
}

/** One address as on an envelope. */
export function AddressLines({ address }: { address: Address }) {
  return <Lines lines={useAddressLines()(address)} />;
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <address className="not-italic">
      {lines.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  );
}

/** The lines of an envelope; the country only where it is not Switzerland, as the post wants it. */
function useAddressLines() {
  const t = useTranslations('orders.address');
  const locale = useLocale();
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  return ({ company, department, name, careOf, street, houseNumber, postBox, postcode, city, country }: Address) =>
    [
      company,
      department,
      name,
      careOf && t('careOf', { name: careOf }),
      [street, houseNumber].filter(Boolean).join(' '),
      postBox && t('postBox', { number: postBox }),
      `${postcode} ${city}`,
      country === 'CH' ? null : countries.of(country),
    ].filter((line): line is string => Boolean(line));
}
