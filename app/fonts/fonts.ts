import localFont from 'next/font/local';

// Two files of one typeface. The large one comes first on every page and is preloaded; its generated fallback has the
// same metrics, so that nothing moves when it arrives. The small one is fetched only where a name needs it.
const latin = localFont({
  src: './hanken-grotesk-latin-wght-normal.woff2',
  weight: '100 900',
  style: 'normal',
  display: 'swap',
  variable: '--font-hanken',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
    },
  ],
});

const latinExtended = localFont({
  src: './hanken-grotesk-latin-ext-wght-normal.woff2',
  weight: '100 900',
  style: 'normal',
  display: 'swap',
  variable: '--font-hanken-ext',
  preload: false,
  // No metric fallback here: it would stand before the main file in the family list and take its place.
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF',
    },
  ],
});

/** For the class of <html>: sets the variables that tokens.css builds --font from. */
export const font = { variable: `${latin.variable} ${latinExtended.variable}` };
