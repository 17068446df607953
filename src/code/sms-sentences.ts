// Pure: what an SMS says around its code, in each language.

/**
 * The words of the SMS by language (BCP 47), with `{code}` and `{application}` in their places.
 * Each names the application and says that nobody will ask for the code: who is shown a login page
 * by a stranger on the phone reads it in time.
 *
 * The words alone are at most 73 characters. With a name and hosts of 20 each the message is then
 * within 140, and in UCS-2 within two segments for a code of up to 8 digits and one host. Where a
 * correct sentence can do with the letters of GSM-7, it does.
 */
export const smsSentences = {
  en: '{code} is your code for {application}. Tell nobody: we never ask for it.',
  ar: '{code} هو رمزك في {application}. لا تشاركه مع أحد: لن نطلبه منك أبدًا.',
  cs: '{code} je váš kód pro {application}. Nikomu ho nesdělujte: nikdy se na něj neptáme.',
  da: '{code} er din kode til {application}. Del den ikke med nogen: vi beder aldrig om den.',
  de: '{code} ist Ihr Code für {application}. Geben Sie ihn nicht weiter: Wir fragen nie danach.',
  el: '{code} είναι ο κωδικός σας για {application}. Μην τον δώσετε πουθενά: δεν τον ζητάμε ποτέ.',
  es: '{code} es tu código de {application}. No lo compartas: nunca te lo pediremos.',
  fi: '{code} on koodisi palveluun {application}. Älä kerro sitä muille: emme koskaan kysy sitä.',
  fr: '{code} est votre code {application}. Ne le donnez à personne : nous ne le demandons jamais.',
  he: '{code} הוא הקוד שלך עבור {application}. אין למסור אותו לאיש: לעולם לא נבקש אותו.',
  hi: '{application} के लिए आपका कोड {code} है। इसे किसी को न बताएं: हम इसे कभी नहीं मांगते।',
  hu: '{code} az Ön kódja ehhez: {application}. Ne adja meg senkinek: mi sosem kérjük.',
  it: '{code} è il tuo codice per {application}. Non darlo a nessuno: non te lo chiederemo mai.',
  ja: '{application}の認証コードは{code}です。当社からお尋ねすることはありません。',
  ko: '[{application}] 인증번호는 {code}입니다. 누구에게도 알려 주지 마세요. 저희는 절대 묻지 않습니다.',
  nb: '{code} er koden din for {application}. Ikke del den med noen: vi ber aldri om den.',
  nl: '{code} is je code voor {application}. Geef hem aan niemand: wij vragen er nooit om.',
  pl: '{code} to kod do {application}. Nie podawaj go nikomu: nigdy o niego nie prosimy.',
  pt: '{code} é o seu código para {application}. Não o mostre a ninguém: nunca o pediremos.',
  ro: '{code} este codul tău pentru {application}. Nu-l da nimănui: nu ți-l vom cere niciodată.',
  ru: '{code} — ваш код для {application}. Никому его не сообщайте: мы его никогда не спросим.',
  sv: '{code} är din kod för {application}. Ge den inte till någon: vi frågar aldrig efter den.',
  tr: '{application} kodunuz: {code}. Kimseye vermeyin: sizden asla istemeyiz.',
  uk: '{code} — ваш код для {application}. Нікому його не повідомляйте: ми його ніколи не питаємо.',
  zh: '【{application}】您的验证码是{code}。请勿告诉任何人，我们绝不会索要此码。',
  'zh-Hant': '【{application}】您的驗證碼是{code}。請勿告訴任何人，我們絕不會索取此碼。',
} as const;

/** A language of `smsText`, BCP 47. */
export type SmsLanguage = keyof typeof smsSentences;

/** The languages of `smsText`, BCP 47. */
export const smsLanguages = Object.keys(smsSentences) as readonly SmsLanguage[];
