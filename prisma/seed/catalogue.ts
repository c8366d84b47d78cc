import { beans } from './catalogue/beans';
import { cups } from './catalogue/cups';
import { machines } from './catalogue/machines';
import { parts } from './catalogue/parts';
import { textiles } from './catalogue/textiles';
import { tools } from './catalogue/tools';
import type { CatalogueProduct } from './catalogue/types';
import { upkeep } from './catalogue/upkeep';

export { sellers } from './catalogue/sellers';

const goods = [...machines, ...beans, ...cups, ...tools, ...upkeep, ...parts, ...textiles];

export type CatalogueKey = (typeof goods)[number]['key'];

/** Everything the demo shop sells. */
export const catalogue: readonly (CatalogueProduct & { key: CatalogueKey })[] = goods;

/** German VAT per 10,000: what is reduced in Switzerland is reduced in Germany too. */
export const germanVat = (swiss: CatalogueProduct['vat']) => (swiss === 260 ? 700 : 1900);
