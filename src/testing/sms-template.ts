/** What a template knows. */
export interface TemplateVariables {
  readonly code: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly applicationName: string;
  /** The request's language header, as it came. */
  readonly requestLanguage: string;
}

/** The message, or what is wrong with the template, for the developer. */
export type Rendering =
  { readonly body: string; readonly problem?: undefined } | { readonly problem: string };

type LiquidModule = Pick<typeof import('liquidjs'), 'Liquid'>;

// Only a tenant that sends needs Liquid, and it is not a dependency of the widget: loaded here,
// when first used, and nowhere else.
const importLiquid = (): Promise<LiquidModule> => import('liquidjs');

/**
 * Renders the SMS from its Liquid template. A template that is broken is a result, not an error.
 *
 * @throws Error when `liquidjs`, an optional peer dependency, is not installed.
 */
export async function renderSms(
  template: string,
  variables: TemplateVariables,
  load: () => Promise<LiquidModule> = importLiquid,
): Promise<Rendering> {
  const { Liquid } = await load().catch((cause: unknown) => {
    throw new Error(
      'The tenant of sms-lock/testing needs liquidjs to write its SMS: npm install --save-dev liquidjs',
      { cause },
    );
  });
  const engine = new Liquid({
    // A template in memory and limits: without them an include would be fetched from the page's
    // server, and a loop over a billion would hang the tests.
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    renderLimit: 1_000,
    memoryLimit: 1_000_000,
  });
  try {
    const body: unknown = await engine.parseAndRender(
      template.replaceAll('@@password@@', '{{ password }}'),
      {
        code: variables.code,
        password: variables.code,
        phone_number: variables.phoneNumber,
        application: { name: variables.applicationName },
        request_language: variables.requestLanguage,
      },
    );
    return { body: String(body).trim() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * What is wrong with a template, for the developer; `undefined` when nothing is.
 *
 * @throws Error when `liquidjs` is not installed.
 */
export async function findTemplateProblem(template: string): Promise<string | undefined> {
  const code = '246810';
  const rendering = await renderSms(template, {
    code,
    phoneNumber: '+12025550100',
    applicationName: 'Application',
    requestLanguage: 'en',
  });
  if (rendering.problem !== undefined) return rendering.problem;
  return rendering.body.includes(code) ? undefined : 'The message does not contain {{ code }}.';
}
