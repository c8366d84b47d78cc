/** One message of each type, for the documentation and for trying an endpoint. A test holds them against the schemas. */
export const examples = {
  'order-request': {
    number: 'A-2026-0017',
    customer: { id: 'K-20417', name: 'Café Linde GmbH', email: 'einkauf@cafe-linde.example' },
    requestedBy: 'customer',
    lines: [{ sku: 'DS-71', quantity: 2, unitPrice: { amount: 1250, currency: 'CHF' }, priceUnit: 1 }],
    shippingAddress: {
      company: 'Café Linde GmbH',
      department: 'Werkstatt',
      name: null,
      careOf: null,
      street: 'Lindenweg',
      houseNumber: '4',
      postBox: null,
      postcode: '8400',
      city: 'Winterthur',
      country: 'CH',
    },
    reference: 'BE-4471',
    costCentre: 'Filiale Nord',
    note: null,
    locale: 'de-CH',
  },
  'cancellation-request': {
    order: { id: '58211', number: 'RW-1004' },
    requestedBy: 'customer',
    lines: [{ line: '2', quantity: 1 }],
    reason: { code: 'ordered-by-mistake', text: null },
  },
  'return-request': {
    number: 'R-2026-0008',
    order: { id: '58197', number: 'RW-1001' },
    requestedBy: 'customer',
    basis: 'voluntary',
    lines: [
      {
        line: '1',
        quantity: 1,
        reason: { code: 'too-small', text: 'Passt nicht auf die Töss 64.' },
        outcome: 'exchange',
        exchangeFor: 'DS-72',
        difference: 600,
      },
    ],
    note: null,
  },
  'refund-instruction': {
    number: 'E-2026-0005',
    order: { id: '58197', number: 'RW-1001' },
    return: 'R-2026-0008',
    lines: [{ line: '1', quantity: 1 }],
    parts: { goods: 8900, discount: -890, shipping: 790, fee: -500, points: -120, tax: 0, bonus: 0 },
    total: { amount: 8180, currency: 'CHF' },
    means: 'original',
    dueOn: '2026-12-09',
  },
  ping: { note: 'If you can read this, the endpoint works.' },
} as const;

/** The example of a type inside its envelope. */
export const wrapped = <Type extends keyof typeof examples>(type: Type) => [
  {
    type,
    id: '019ab7c2-5d1e-7c3a-9f04-6b1d2e8a7c55',
    occurredAt: '2026-11-25T09:30:00.000Z',
    source: 'Hauptshop',
    data: examples[type],
  },
];
