import localFont from "next/font/local";

/*
 * One family in eight files: the Vietnamese and Latin subsets share the name, so that the browser fetches only what a
 * page uses. The weights of nearly all text are preloaded, the two others come when a page asks for them.
 */

const vietnameseText = localFont({
  src: [
    { path: "../../node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2", weight: "400" },
    { path: "../../node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2", weight: "600" },
  ],
  declarations: [
    { prop: "font-family", value: "Be Vietnam Pro" },
    { prop: "unicode-range", value: "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB" },
  ],
  variable: "--font-vietnamese-text",
  adjustFontFallback: false,
  display: "swap",
});

const vietnameseAccent = localFont({
  src: [
    { path: "../../node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-500-normal.woff2", weight: "500" },
    { path: "../../node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-700-normal.woff2", weight: "700" },
  ],
  declarations: [
    { prop: "font-family", value: "Be Vietnam Pro" },
    { prop: "unicode-range", value: "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB" },
  ],
  variable: "--font-vietnamese-accent",
  adjustFontFallback: false,
  preload: false,
  display: "swap",
});

const latinText = localFont({
  src: [
    { path: "../../node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2", weight: "400" },
    { path: "../../node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-600-normal.woff2", weight: "600" },
  ],
  declarations: [
    { prop: "font-family", value: "Be Vietnam Pro" },
    { prop: "unicode-range", value: "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD" },
  ],
  variable: "--font-latin-text",
  display: "swap",
});

const latinAccent = localFont({
  src: [
    { path: "../../node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-500-normal.woff2", weight: "500" },
    { path: "../../node_modules/@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-700-normal.woff2", weight: "700" },
  ],
  declarations: [
    { prop: "font-family", value: "Be Vietnam Pro" },
    { prop: "unicode-range", value: "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD" },
  ],
  variable: "--font-latin-accent",
  adjustFontFallback: false,
  preload: false,
  display: "swap",
});

/** Class names for `<html>` that bring the family "Be Vietnam Pro" (weights 400 to 700) into the document. */
export const fontClasses = [vietnameseText, vietnameseAccent, latinText, latinAccent].map((font) => font.variable).join(" ");
