import { launch } from './lib/prerequisites.mjs';

launch(() => import('./lib/bench.mjs'));
