// Pure: the texts in German.

import type { Messages } from '../messages.js';

const german: Messages = {
  language: 'de',
  direction: 'ltr',
  phoneHeading: 'Anmelden',
  phoneDescription: 'Zum Anmelden senden wir Ihnen einen Code per SMS.',
  phoneLabel: 'Handynummer',
  phoneHint: 'Muss SMS empfangen können. Aus dem Ausland? Mit + beginnen.',
  sendCode: 'Code senden',
  sendAnyway: 'Trotzdem senden',
  codeHeading: 'Code eingeben',
  codeDescription: 'Wir haben eine SMS an {phoneNumber} gesendet.',
  codeLabel: 'Code',
  codeHint: 'Der Code hat {count} Ziffern.',
  codeHintAutoSubmit: 'Sobald er vollständig ist, prüfen wir ihn.',
  codeHintLetters: 'Der Code hat {count} Buchstaben und Ziffern.',
  codeDoubtful: 'Prüfen Sie den Code und wählen Sie dann „{button}“.',
  codeMissing: 'In diesem Text steht kein Code.',
  verifyCode: 'Anmelden',
  resend: 'Neuen Code senden',
  resendWait: 'Neuer Code in {time} möglich.',
  resendReady: 'Sie können jetzt einen neuen Code anfordern.',
  codeExpiry: 'Der Code gilt bis {time} Uhr.',
  attemptsLeft: 'Verbleibende Versuche: {count}.',
  notReceived: 'Keine SMS erhalten?',
  notReceivedHelp:
    'Prüfen Sie, ob die Nummer oben stimmt und Ihr Handy Empfang hat. Sehen Sie auch bei den blockierten und gefilterten Nachrichten nach.',
  alternatives: {
    call: 'Code per Anruf erhalten',
    whatsapp: 'Code per WhatsApp erhalten',
  },
  editPhone: 'Nummer ändern',
  haveCode: 'Ich habe schon einen Code',
  forgetPhone: 'Diese Nummer vergessen',
  useOtherNumber: 'Andere Nummer verwenden',
  tryAgain: 'Erneut versuchen',
  retryWait: 'Neuer Versuch in {time} möglich.',
  authenticatedHeading: 'Sie sind angemeldet',
  authenticatedDescription: 'Danke, dass Sie Ihre Nummer bestätigt haben.',
  sending: 'Der Code wird gesendet …',
  verifying: 'Der Code wird geprüft …',
  codeSent: 'Wir haben einen Code an {phoneNumber} gesendet.',
  newCodeSent: 'Wir haben einen neuen Code gesendet. Verwenden Sie den neuesten.',
  codeFilled: 'Wir haben den Code aus der SMS eingesetzt.',
  errors: {
    'phone-invalid':
      'Das sieht nicht nach einer Handynummer aus. Prüfen Sie sie und versuchen Sie es erneut.',
    'phone-not-allowed':
      'In dieses Land können wir keine Codes senden. Verwenden Sie eine Nummer aus einem anderen Land.',
    'phone-rejected':
      'An diese Nummer können wir keine SMS senden. Prüfen Sie sie oder verwenden Sie eine andere Handynummer.',
    'delivery-failed':
      'Die SMS konnte nicht zugestellt werden. Prüfen Sie die Nummer oder verwenden Sie eine andere.',
    'code-incomplete': 'Der Code ist noch nicht vollständig. Geben Sie alle Ziffern ein.',
    'code-wrong':
      'Das ist nicht der richtige Code. Sehen Sie in der neuesten SMS nach und geben Sie ihn noch einmal ein.',
    'code-expired': 'Dieser Code ist abgelaufen. Fordern Sie einen neuen an.',
    'code-wrong-or-expired':
      'Dieser Code ist falsch oder abgelaufen. Sehen Sie in der neuesten SMS nach und geben Sie ihn noch einmal ein.',
    'attempts-exceeded': 'Das war ein falscher Code zu viel. Fordern Sie einen neuen an.',
    'challenge-lost':
      'Diese Anmeldung ist abgelaufen. Fordern Sie einen neuen Code an, um fortzufahren.',
    'signup-disabled': 'Zu dieser Nummer gibt es kein Konto. Verwenden Sie eine andere Nummer.',
    'user-blocked':
      'Dieses Konto ist gesperrt. Verwenden Sie eine andere Nummer oder wenden Sie sich an den Support.',
    'access-denied':
      'Mit dieser Nummer können Sie sich nicht anmelden. Verwenden Sie eine andere Nummer.',
    'rate-limited': 'Zu viele Versuche. Bitte warten Sie.',
    'captcha-required': 'Wir müssen prüfen, ob Sie ein Mensch sind. Bitte versuchen Sie es erneut.',
    'captcha-failed':
      'Wir konnten nicht prüfen, ob Sie ein Mensch sind. Bitte versuchen Sie es erneut.',
    offline: 'Sie sind offline. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.',
    timeout: 'Das hat zu lange gedauert. Bitte versuchen Sie es erneut.',
    network:
      'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.',
    'server-error': 'Bei uns ist etwas schiefgelaufen. Bitte versuchen Sie es erneut.',
    'bad-response': 'Bei uns ist etwas schiefgelaufen. Bitte versuchen Sie es erneut.',
    'not-configured': 'Anmelden ist hier nicht möglich: Es wurde noch nicht eingerichtet.',
    'load-failed':
      'Ein Teil dieser Seite konnte nicht geladen werden. Versuchen Sie es erneut oder beginnen Sie Ihre Nummer mit + und der Ländervorwahl.',
  },
  phoneErrors: {
    empty: 'Geben Sie Ihre Handynummer ein.',
    'too-short': 'Diese Nummer ist zu kurz.',
    'too-long': 'Diese Nummer ist zu lang.',
    'invalid-length': 'Diese Nummer hat eine Ziffer zu viel oder zu wenig.',
    'invalid-country':
      'Aus welchem Land ist diese Nummer? Beginnen Sie mit + und der Ländervorwahl.',
    'non-geographic': 'Diese Nummer kann keine SMS empfangen. Verwenden Sie eine Handynummer.',
    'not-mobile': 'Das sieht nicht nach einer Handynummer aus.',
    'unknown-range': 'Solche Nummern kennen wir nicht.',
    'wants-plus': 'Das sieht nach einer Nummer aus einem anderen Land aus. Setzen Sie ein + davor.',
  },
  phoneExample: 'Beispiel: {example}.',
  extensionDropped: 'Die Durchwahl haben wir weggelassen: Sie kann keine SMS empfangen.',
  country: 'Land',
  chosenCountry: 'Land: {name}, {callingCode}',
  chooseCountry: 'Land wählen',
  searchCountries: 'Name oder Vorwahl suchen',
  countriesFound: { one: '{count} Land gefunden', other: '{count} Länder gefunden' },
  noCountryFound: 'Kein Land gefunden. Versuchen Sie den englischen Namen oder die Vorwahl.',
  consentNote:
    'Indem Sie fortfahren, stimmen Sie zu, eine SMS mit einem Einmalcode zu erhalten. Es können Kosten Ihres Anbieters anfallen.',
  consentBox:
    'Ich stimme zu, eine SMS mit einem Einmalcode zu erhalten. Es können Kosten meines Anbieters anfallen.',
  consentMissing:
    'Ohne Ihre Zustimmung dürfen wir Ihnen keine SMS senden. Setzen Sie hier ein Häkchen.',
  close: 'Schließen',
};

export default german;
