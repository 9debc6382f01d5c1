import type { ArticleText, SafetySlug } from './articles.server.ts'

export const englishSafety: Record<SafetySlug, ArticleText> = {
  'false-messages': {
    title: 'Recognising false messages',
    summary: 'Open the site yourself instead of following links; look for your phrase and the code; ask “Is this us?” when in doubt.',
    sections: [
      {
        heading: 'What we never do',
        paragraphs: [
          'We never call or write to ask for a one-time code, a password or a code you bought, never ask you to send money first to get a refund, and never ask you to install a program to look at your screen.',
        ],
      },
      {
        heading: 'Three ways to be sure',
        paragraphs: [
          'Your phrase: choose one in the privacy centre that only you know. Every mail of ours carries it; a mail without it, or with another, is not from us.',
          'The code: every mail ends with one. Enter it under “Is this us?” to hear whether we sent it and what it was about.',
          'The address: read the address bar before you sign in or pay. A link pasted into “Is this us?” is judged as well.',
        ],
      },
      {
        heading: 'If you followed it already',
        paragraphs: [
          'Open the site yourself at once, change your password and end other sign-ins. If need be freeze the account in the security centre: one tap, and you can undo it later.',
        ],
      },
    ],
  },
  'protecting-account': {
    title: 'Protecting your account',
    summary: 'Sign in by passkey, or put an authenticator app beside the password; keep recovery codes; end sign-ins you do not know.',
    sections: [
      {
        heading: 'The easiest way',
        paragraphs: ['Add a passkey and sign in by finger or face from then on. It works on our site alone, so no false page can take it from you.'],
      },
      {
        heading: 'If you use a password',
        paragraphs: [
          'Use one that you use nowhere else, with an authenticator app beside it. Write the recovery codes down: they let you in when the phone is gone.',
        ],
      },
      {
        heading: 'If it was not you',
        paragraphs: [
          'The security centre lists every device that is signed in. End the ones you do not know with a tap, and freeze the account when in doubt.',
        ],
      },
    ],
  },
  'buying-safely': {
    title: 'Buying safely',
    summary: 'Pay on Yizhan only, never aside; read the rules before ordering; raise problems in the order.',
    sections: [
      {
        heading: 'Your money waits with us',
        paragraphs: [
          'A shop is paid once the order is complete. If somebody offers a better price for a transfer aside, decline: there we cannot protect you.',
        ],
      },
      {
        heading: 'Three things to read first',
        paragraphs: [
          'The price line by line, until when you can cancel, and when it arrives. All three stand on the offer and at checkout, and hold as they were when you ordered.',
        ],
      },
      {
        heading: 'Codes',
        paragraphs: [
          'A code you bought is yours alone: do not send it to anybody who says they are from support. Our people cannot see it and do not need it.',
        ],
      },
    ],
  },
}
