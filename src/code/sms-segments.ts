// Pure: how long an SMS is on the way, and so what it costs.

/** What becomes of a text on its way to the phone. */
export interface SmsSegments {
  /** UCS-2, which has room for fewer than half as many characters, as soon as one needs it. */
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Septets in GSM-7, where `^{}\[~]|€` take two; 16-bit units in UCS-2. */
  readonly length: number;
  /** Messages that the text is sent, and charged, as. */
  readonly segments: number;
}

// 3GPP TS 23.038, 6.2.1: the default alphabet and its extension. The tables of single languages
// (Turkish, Spanish, Portuguese) are left out, since gateways hardly ever use them.
const alphabet = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extension = new Set('\f^{}\\[~]|€');

/** How a text is encoded and in how many messages it is sent (3GPP TS 23.038 and 23.040). */
export function smsSegments(text: string): SmsSegments {
  const characters = [...text];
  const isPlain = characters.every((each) => alphabet.has(each) || extension.has(each));
  const sizes = characters.map((each) => (isPlain ? (extension.has(each) ? 2 : 1) : each.length));
  const length = sizes.reduce((sum, size) => sum + size, 0);
  // The parts of a longer message each begin with a header that numbers them.
  const [single, part] = isPlain ? [160, 153] : [70, 67];
  return {
    encoding: isPlain ? 'GSM-7' : 'UCS-2',
    length,
    segments: length <= single ? 1 : countParts(sizes, part),
  };
}

/** A character of two units never stands astride two parts. */
function countParts(sizes: readonly number[], room: number): number {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}
