// Pure: which country has which calling code (ITU-T E.164), known without the phone engine.

/**
 * Calling codes by world zone, each before its countries (ISO 3166), the main one first. A comma is
 * the code that follows the one before.
 */
const table =
  '1USAGAIASBBBMBSCADMDOGDGUJMKNKYLCMPMSPRSXTCTTVCVGVI' +
  '20EG27ZA211SS,MAEH,DZ216TN218LY220GM,SN,MR,ML,GN,CI,BF,NE,TG,BJ,MU,LR,SL,GH,NG,TD,CF,CM,CV' +
  ',ST,GQ,GA,CG,CD,AO,GW,IO,AC,SC,SD,RW,ET,SO,DJ,KE,TZ,UG,BI,MZ260ZM,MG,REYT,ZW,NA,MW,LS,BW,SZ' +
  ',KM290SHTA,ER297AW,FO,GL' +
  '30GR,NL,BE,FR,ES36HU39ITVA350GI,PT,LU,IE,IS,AL,MT,CY,FIAX,BG370LT,LV,EE,MD,AM,BY,AD,MC,SM' +
  '380UA,RS,ME,XK385HR,SI,BA389MK' +
  '40RO,CH43AT,GBGGIMJE,DK,SE,NOSJ,PL,DE420CZ,SK423LI' +
  '51PE,MX,CU,AR,BR,CL,CO,VE500FK,BZ,GT,SV,HN,NI,CR,PA,PM,HT590GPBLMF,BO,GY,EC,GF,PY,MQ,SR,UY' +
  ',CWBQ' +
  '60MY,AUCCCX,ID,PH,NZ,SG,TH670TL672NF,BN,NR,PG,TO,SB,VU,FJ,PW,WF,CK,NU685WS,KI,NC,TV,PF,TK,FM' +
  ',MH' +
  '7RUKZ' +
  '81JP,KR84VN86CN850KP852HK,MO855KH,LA880BD886TW' +
  '90TR,IN,PK,AF,LK,MM98IR960MV,LB,JO,SY,IQ,KW,SA,YE,OM970PS,AE,IL,BH,QA,BT,MN,NP992TJ,TM,AZ,GE' +
  ',KG998UZ';

/** Countries by calling code, without its plus sign. */
const countriesByCode: ReadonlyMap<string, readonly string[]> = (() => {
  let code = 0;
  const entries = table.matchAll(/(\d+|,)([A-Z]+)/g);
  return new Map(
    [...entries].map(([, written, list = '']) => {
      code = written === ',' ? code + 1 : Number(written);
      return [String(code), list.match(/../g) ?? []];
    }),
  );
})();

const codesByCountry: ReadonlyMap<string, string> = new Map(
  [...countriesByCode].flatMap(([code, list]) => list.map((country) => [country, code])),
);

/** Calling codes of services that belong to no country: free calls, satellites, conferences. */
export const serviceCodes: readonly string[] = '800 808 870 878 881 882 883 888 979'.split(' ');

/** The countries (ISO 3166) whose calling codes are known, in alphabetical order. */
export const countries: readonly string[] = [...codesByCountry.keys()].sort();

/** Whether a text is the code (ISO 3166) of one of `countries`. */
export function isCountry(code: string | undefined): code is string {
  return codesByCountry.has(code ?? '');
}

/** The calling code of a country (ISO 3166) with its plus sign, such as +44. */
export function callingCode(country: string | undefined): string | undefined {
  const code = codesByCountry.get(country ?? '');
  return code && `+${code}`;
}

/**
 * The countries (ISO 3166) that share a calling code, the main one first; none for one that belongs
 * to no country.
 *
 * @param code without its plus sign
 */
export function countriesWith(code: string): readonly string[] {
  return countriesByCode.get(code) ?? [];
}

/**
 * The calling code that the digits of an international number begin with, without its plus sign.
 * No calling code is the beginning of another.
 */
export function leadingCode(digits: string): string | undefined {
  return [1, 2, 3]
    .map((length) => digits.slice(0, length))
    .find((code) => countriesByCode.has(code));
}
