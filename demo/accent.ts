// Pure: shades of a colour that can be read. Colours are sRGB, written #rrggbb.

type Rgb = readonly [number, number, number];

/** A colour for text and buttons, and what can be written on it. */
export interface Shade {
  readonly accent: string;
  readonly onAccent: string;
}

/** WCAG 2.2, success criterion 1.4.3: the least contrast of text. */
const leastContrast = 4.5;
const white: Rgb = [255, 255, 255];
const ink: Rgb = [12, 13, 18];
/** The brightest and the darkest that an accent stands on in the two schemes. */
const paper: Rgb = [240, 242, 250];
const night: Rgb = [34, 36, 44];

/** The colour, darkened or lightened just as far as it takes to read it in each scheme. */
export function readableShades(colour: string): { readonly light: Shade; readonly dark: Shade } {
  return { light: shade(parse(colour), ink, paper), dark: shade(parse(colour), white, night) };
}

function shade(colour: Rgb, towards: Rgb, behind: Rgb): Shade {
  let accent = colour;
  for (let part = 0; part <= 1 && contrast(accent, behind) < leastContrast; part += 0.04) {
    accent = mix(colour, towards, part);
  }
  const onAccent = contrast(accent, white) > contrast(accent, ink) ? white : ink;
  return { accent: format(accent), onAccent: format(onAccent) };
}

function mix(from: Rgb, to: Rgb, part: number): Rgb {
  const channel = (index: 0 | 1 | 2): number =>
    Math.round(from[index] + (to[index] - from[index]) * part);
  return [channel(0), channel(1), channel(2)];
}

/** WCAG 2.2: contrast ratio. */
function contrast(one: Rgb, other: Rgb): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** WCAG 2.2: relative luminance. */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parse(colour: string): Rgb {
  const channel = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function format(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
