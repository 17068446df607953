import examples from 'libphonenumber-js/mobile/examples';

/** A mobile number of a country (ISO 3166), without calling code and trunk prefix. */
export function exampleNumber(country: string): string | undefined {
  return (examples as Readonly<Record<string, string>>)[country];
}
