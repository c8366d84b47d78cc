/** Apart from its readers, because the server entry must not load the framework's request functions. */
export const FLASH_COOKIE = 'portal-flash';
