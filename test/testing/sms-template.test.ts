import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { smsLanguages, smsText } from '../../src/headless.js';
import { defaultSmsTemplate } from '../../src/testing/index.js';
import { findTemplateProblem, renderSms } from '../../src/testing/sms-template.js';
import { errorOf, read, someone, TenantHarness } from './tenant-harness.js';

const variables = {
  code: '123456',
  phoneNumber: someone,
  applicationName: 'Acme',
  requestLanguage: 'fr-FR',
};

async function bodyOf(template: string, more: Partial<typeof variables> = {}): Promise<string> {
  const rendering = await renderSms(template, { ...variables, ...more });
  expect(rendering.problem).to.equal(undefined);
  return 'body' in rendering ? rendering.body : '';
}

describe('SMS template', () => {
  it('knows code, password, number, application and language', async () => {
    const template =
      '{{ code }} {{ password }} {{ phone_number }} {{ application.name }} {{ request_language }}';
    expect(await bodyOf(template)).to.equal(`123456 123456 ${someone} Acme fr-FR`);
  });

  it('knows the older placeholder', async () => {
    expect(await bodyOf('Your code is @@password@@.')).to.equal('Your code is 123456.');
  });

  it('picks the language', async () => {
    const template =
      "{% if request_language contains 'fr-FR' %}Votre code{% else %}Your code{% endif %} {{ code }}";
    expect(await bodyOf(template)).to.equal('Votre code 123456');
    expect(await bodyOf(template, { requestLanguage: 'en' })).to.equal('Your code 123456');
  });

  it('shows a name that looks like Liquid as it is', async () => {
    const applicationName = '{{ code }}{% if %}@@password@@';
    expect(await bodyOf('{{ application.name }}', { applicationName })).to.equal(applicationName);
  });

  for (const broken of [
    '{% if request_language %}{{ code }}',
    '{{ code | shout }}',
    '{{ code',
    "{% include 'footer' %}{{ code }}",
    '{% for i in (1..1000000000) %}{{ code }}{% endfor %}',
  ]) {
    it(`says what is wrong with ${broken}`, async () => {
      expect((await renderSms(broken, variables)).problem)
        .to.be.a('string')
        .and.not.equal('');
      expect(await findTemplateProblem(broken)).to.be.a('string');
    });
  }

  it('says when the message lacks the code', async () => {
    expect(await findTemplateProblem('Welcome!')).to.contain('code');
    expect(await findTemplateProblem('Welcome! @@password@@')).to.equal(undefined);
  });

  it('never throws, whatever the template', async () => {
    const part = fc.constantFrom('{{', '}}', '{%', '%}', 'if', ' code ', "'", '|', '@@', 'é');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(part, fc.string({ maxLength: 3 }))), async (parts) => {
        const rendering = await renderSms(parts.join(''), variables);
        expect('body' in rendering || rendering.problem !== undefined).to.equal(true);
      }),
    );
  });

  it('says how to install liquidjs when it is missing', async () => {
    const missing = new Error('Cannot find package liquidjs');
    const error = await renderSms('', variables, () => Promise.reject(missing)).catch(
      (reason: unknown) => reason as Error,
    );
    expect(error).to.be.instanceOf(Error);
    expect((error as Error).message).to.contain('npm install --save-dev liquidjs');
    expect((error as Error).cause).to.equal(missing);
  });
});

describe('default SMS template', () => {
  const cases: readonly [string, string][] = [
    ['', 'is your code'],
    ['en-GB', 'is your code'],
    ['fr-FR', 'est votre code'],
    ['FR', 'est votre code'],
    ['de', 'ist Ihr Code'],
    ['de-AT,de;q=0.9,en;q=0.8', 'ist Ihr Code'],
    ['es-419', 'es tu código'],
    ['ja-JP', '認証コード'],
    ['ar-EG', 'رمزك'],
    ['sv-SE', 'är din kod'],
    ['nn-NO', 'er koden din'],
    ['zh-CN', '验证码'],
    ['zh-TW', '驗證碼'],
    ['zh-Hant-HK,zh;q=0.9', '驗證碼'],
    ['arn', 'is your code'],
  ];

  for (const [requestLanguage, words] of cases) {
    it(`answers ${requestLanguage || 'no language'} with "${words}"`, async () => {
      expect(await bodyOf(defaultSmsTemplate(), { requestLanguage })).to.contain(words);
    });
  }

  it('names the application, and ends with a line that binds the code to the site', async () => {
    for (const [requestLanguage] of cases) {
      const body = await bodyOf(defaultSmsTemplate('app.example'), { requestLanguage });
      expect(body).to.contain('Acme');
      expect(body.split('\n').at(-1)).to.equal('@app.example #123456');
    }
    expect(await bodyOf(defaultSmsTemplate())).to.not.contain('@');
  });

  it('has the texts of smsText', async () => {
    for (const language of smsLanguages) {
      const body = await bodyOf(defaultSmsTemplate('acme.example'), { requestLanguage: language });
      const options = { code: '123456', application: 'Acme', host: 'acme.example', language };
      expect(body).to.equal(smsText(options));
    }
  });

  it('stays within 140 characters', async () => {
    for (const [requestLanguage] of cases) {
      const applicationName = 'N'.repeat(20);
      const template = defaultSmsTemplate('h'.repeat(20));
      const body = await bodyOf(template, { requestLanguage, applicationName, code: '12345678' });
      expect(body.length).to.be.at.most(140);
    }
  });
});

describe('SMS of the tenant', () => {
  it('is in the language of x-request-language, and else of accept-language', async () => {
    const harness = new TenantHarness();
    const both = { 'x-request-language': 'fr-FR', 'accept-language': 'de' };
    await harness.auth0Start(someone, {}, both);
    await harness.ownStart(someone, {}, { 'accept-language': 'es-MX,es;q=0.9' });
    await harness.ownStart();
    const { messages } = harness.tenant;
    expect(messages.map(({ language }) => language)).to.deep.equal(['fr-FR', 'es-MX', '']);
    expect(messages[0]?.body).to.contain('est votre code');
    expect(messages[1]?.body).to.contain('es tu código');
  });

  it('is delivered before the start is answered, as an event and in the outbox', async () => {
    const harness = new TenantHarness({ host: 'app.example', generateCode: () => '271828' });
    const seen: unknown[] = [];
    const listen = (event: CustomEvent): unknown => seen.push(event.detail);
    harness.tenant.addEventListener('sms', listen);
    await harness.auth0Start();
    expect(seen).to.deep.equal(harness.tenant.messages);
    expect(seen[0]).to.deep.equal({
      to: someone,
      from: '+12025550199',
      body: '271828 is your code for Test Application. Tell nobody: we never ask for it.\n\n@app.example #271828',
      language: '',
      channel: 'sms',
      sentAt: harness.time,
      code: '271828',
    });
    harness.tenant.removeEventListener('sms', listen);
    await harness.auth0Start();
    expect(seen.length).to.equal(1);
  });

  it('has a code of the length set', async () => {
    const harness = new TenantHarness({ connection: { codeLength: 8 } });
    const { body } = await read(harness.ownStart());
    expect(harness.code).to.match(/^[0-9]{8}$/);
    expect(body['code_length']).to.equal(8);
  });

  it('names the application that asks', async () => {
    const clients = [{ clientId: 'test-client' }, { clientId: 'shop', name: 'The Shop' }];
    const harness = new TenantHarness({ clients });
    await harness.auth0Start(someone, { client_id: 'shop' });
    expect(harness.tenant.messages[0]?.body).to.contain('The Shop');
  });

  it('fails with the reason, and leaves the earlier code in force, when the template is broken', async () => {
    const harness = new TenantHarness();
    await harness.auth0Start();
    const { code } = harness;
    const problems = await harness.tenant.configure({ template: '{% if %}{{ code }}' });
    expect(problems.map(({ setting }) => setting)).to.deep.equal(['template']);
    const { status, body } = await read(harness.auth0Start());
    expect(status).to.equal(400);
    expect(body['error']).to.equal('sms_provider_error');
    expect(body['error_description']).to.match(/template cannot be rendered: .*line:1/);
    expect(await errorOf(harness.ownStart())).to.equal('400 delivery_failed');
    expect((await harness.auth0Token(code)).status).to.equal(200);
  });
});
