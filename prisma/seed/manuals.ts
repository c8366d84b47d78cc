import { aare } from './manuals/aare';
import { careBeans } from './manuals/care-beans';
import { careLeather } from './manuals/care-leather';
import { carePorcelain } from './manuals/care-porcelain';
import { careTextiles } from './manuals/care-textiles';
import { careWood } from './manuals/care-wood';
import { fineScale } from './manuals/fine-scale';
import { gastroG2 } from './manuals/gastro-g2';
import { linth } from './manuals/linth';
import { reuss } from './manuals/reuss';
import { rhone } from './manuals/rhone';
import { sihl } from './manuals/sihl';
import { toess } from './manuals/toess';
import type { Manual } from './manuals/types';

/** Every manual and care sheet of the demo shop. */
export const manuals: readonly Manual[] = [
  sihl,
  reuss,
  aare,
  rhone,
  linth,
  gastroG2,
  toess,
  fineScale,
  carePorcelain,
  careWood,
  careTextiles,
  careLeather,
  careBeans,
];
