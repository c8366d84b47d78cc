const chromium = process.env.PORTAL_CHROMIUM;

/** How tests and measurements start the browser: the one that was found, and nothing fetched in the background. */
export const launchOptions = {
  ...(chromium ? { executablePath: chromium } : {}),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
