/** The step of the wizard on which reasons are given and photos are shown. */
export const reasonPath = (number: string): string => `/konto/retouren/neu/${encodeURIComponent(number)}/grund`;

/** Where the photos of a draft go, one per request. */
export const photosPath = (number: string): string => `/konto/retouren/neu/${encodeURIComponent(number)}/fotos`;

export const photoPath = (id: string): string => `/konto/retouren/fotos/${encodeURIComponent(id)}`;

/** The page of a return once it is sent. */
export const returnPath = (number: string): string => `/konto/retouren/${encodeURIComponent(number)}`;

export const slipPath = (number: string): string => `${returnPath(number)}/schein`;

/** Id of the place on the page where the photos of a line are; links lead to it. */
export const photosAnchor = (itemId: string): string => `fotos-${itemId}`;
