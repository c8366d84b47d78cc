/**
 * The zones of the house and the order of its features, as docs/ tells them. There is no list of exceptions: what does
 * not fit is either in the wrong file or the rule is wrong. Tests may reach everywhere; types count like values.
 */
const features = require('./scripts/check/features.json');

/** Files of one kind in any feature: `lib/orders/queries.ts` and `lib/orders/queries/list.ts`. */
const kinds = (...names) => `^lib/(?!core/)[^/]+/(${names.join('|')})(\\.tsx?$|/)`;
const DATABASE = '^lib/core/db\\.ts$|^prisma/generated/|^node_modules/(pg|@prisma)/';
const TEST = '\\.test\\.tsx?$';

const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: TEST },
  to: typeof to === 'string' ? { path: to } : to,
});

/**
 * A feature knows what stands to the left of it. Its screens do, too, but for types: the DTO that a screen of `orders`
 * shows is made by `account`, which reads several features in one statement and so stands to the right of them.
 */
const order = features.slice(0, -1).flatMap((feature, index) => {
  const right = features.slice(index + 1).join('|');
  const comment = `${feature} stands to the left of it; what must happen there goes by outbox event`;
  return [
    forbid(`order-${feature}`, comment, `^lib/${feature}/`, `^lib/(${right})/`),
    forbid(`order-${feature}`, comment, `^components/${feature}/`, {
      path: `^(lib|components)/(${right})/`,
      pathNot: kinds('types'),
    }),
  ];
});

const layers = [
  forbid(
    'pure-files',
    'schema, types, constants, policy and utils are pure: no database, no request',
    kinds('schema', 'types', 'constants', 'policy', 'utils'),
    `${kinds('queries', 'loaders', 'mutations', 'actions', 'jobs', 'auth', 'action')}|^lib/core/db\\.ts$`,
  ),
  forbid('types-alone', 'types and constants import types only', kinds('types', 'constants'), kinds('policy', 'utils')),
  forbid('queries-read', 'queries only read', kinds('queries'), kinds('loaders', 'mutations', 'actions', 'jobs')),
  forbid('loaders-read', 'a loader is a gate and a query', kinds('loaders'), {
    path: `${kinds('mutations', 'actions', 'jobs')}|${DATABASE}`,
  }),
  forbid(
    'mutations-inside',
    'a mutation knows no page and no form',
    kinds('mutations'),
    kinds('loaders', 'actions', 'jobs'),
  ),
  forbid('actions-thin', 'an action ends in a mutation', kinds('actions'), `${kinds('queries', 'jobs')}|${DATABASE}`),
  forbid('jobs-inside', 'a job has no request', kinds('jobs'), `${kinds('loaders', 'actions')}|^node_modules/next/`),
];

const zones = [
  forbid(
    'pages-compose',
    'a page asks loaders and hands DTOs to components',
    '^app/(?!api/).*\\.tsx$',
    `${kinds('queries', 'mutations', 'jobs', 'auth')}|${DATABASE}|^node_modules/next-auth/`,
  ),
  forbid('routes-answer', 'a route handler has no screen', '^app/.*route\\.tsx?$', `${kinds('actions')}|^components/`),
  forbid('api-apart', 'machines use queries and mutations', '^app/api/', kinds('loaders')),
  forbid(
    'ui-alone',
    'primitives and frame know no feature',
    '^components/(ui|shell)/',
    '^lib/(?!core/)|^components/(?!ui/|shell/)',
  ),
  forbid('ui-below-shell', 'primitives know no frame', '^components/ui/', '^components/shell/'),
  forbid(
    'components-show',
    'a component gets its data handed',
    '^components/',
    `${kinds('queries', 'mutations', 'loaders', 'jobs', 'auth', 'action')}|${DATABASE}`,
  ),
  forbid('core-knows-nothing', 'core has no word of the domain', '^lib/core/', '^lib/(?!core/)'),
  forbid('lib-below', 'what decides knows no screen', '^lib/', '^(app|components)/'),
  forbid('components-below', 'a component knows no route', '^components/', '^app/'),
  forbid('product-apart', 'the product does not need its tools', '^(app|components|lib)/', '^(scripts|e2e|bench)/'),
  forbid(
    'one-door-to-next-auth',
    'only identity/auth.ts knows next-auth',
    '^(?!lib/identity/auth\\.ts$)',
    '^node_modules/next-auth/',
  ),
];

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'two files that need each other are one',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'an import that leads nowhere would slip past every other rule',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    ...order,
    ...layers,
    ...zones,
  ],
  options: {
    doNotFollow: { path: '^node_modules/|^prisma/generated/' },
    // node_modules is a link in the copy that scripts/check/zones.ts hands over; its real path is outside.
    preserveSymlinks: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
