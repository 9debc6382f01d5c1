import type { PolicyText } from './policies.server.ts'

export const policy1English: PolicyText = [
  {
    key: 'short',
    heading: 'In short',
    paragraphs: [
      'We use what is needed for what you came to do: ordering, paying, delivery, after-sales, and keeping your account safe.',
      'We do not sell your data, there is no advertising that follows you, and no counting code of others on our pages.',
      'Suggestions for you and mails about offers are off until you turn them on. Saying no takes nothing else away.',
      'In the privacy centre you can export everything, change your mind or erase your account, at any time and without asking anybody.',
    ],
  },
  {
    key: 'what',
    heading: 'What we keep',
    paragraphs: [
      'Your account: what we call you, an e-mail address or phone number, how you sign in. Passwords only in a form that cannot be turned back.',
      'Orders: what was bought, sums, recipient, address, phone, e-mail, notes, tracking numbers and codes.',
      'Payments: the method, the sum, and the provider’s number. Card numbers never pass through us.',
      'Safety: when, from which device and network address you signed in, to notice when it was not you.',
      'You can buy without an account. Then we know a random number in your browser, and the contact you gave with the order.',
    ],
  },
  {
    key: 'why',
    heading: 'What for',
    paragraphs: [
      'Orders, payments, delivery and after-sales; messages about orders and safety; against theft of accounts, fraud and stock held in bad faith; and what the law asks of bookkeeping.',
      'Only if you agree: suggestions from what you bought, and mails about offers. Every decision is written down, and you see them all.',
    ],
  },
  {
    key: 'who',
    heading: 'Who sees it',
    paragraphs: [
      'The shop that sells to you sees where that one order goes, partly masked. Seeing all of it takes a reason, which is written down.',
      'Our own staff do not see where your orders go, unless you ask for help and they give a reason; that is written down as well.',
      'What each service outside receives, and whether it is in use here, stands on the page “Who receives your data”.',
    ],
  },
  {
    key: 'protect',
    heading: 'How it is protected',
    paragraphs: [
      'Names, phone numbers, addresses, e-mail, codes and mails are each sealed where they lie; the keys are kept apart and can be replaced.',
      'Pages travel sealed. You can sign in by passkey or authenticator app, and grave acts ask once more whether it is you.',
      'Every mail of ours ends with a code that you can check under “Is this us?”, and you can choose a phrase only you know.',
    ],
  },
  {
    key: 'keep',
    heading: 'For how long',
    paragraphs: [
      'How long each kind of data is kept, and why, stands in the table of the privacy centre; a program removes what is over, daily.',
      'Books are kept as they must be. After an account is erased they hold no name, address or contact of yours.',
    ],
  },
  {
    key: 'rights',
    heading: 'What you can do',
    paragraphs: [
      'See and correct: in your account, at any time. Export: the privacy centre makes an archive of everything.',
      'Withdraw consent: as easily as it was given, at once. Erase: you can change your mind for seven days; then it is gone for good.',
      'Guests who want to export or erase: sign up in the browser you ordered with; your orders move to the account, and then as above.',
    ],
  },
  {
    key: 'cookies',
    heading: 'Cookies',
    paragraphs: [
      'Only needed ones: who is signed in, whose cart it is, language and appearance, your place in a line. None for advertising or counting, and so no pop-up to click away.',
    ],
  },
  {
    key: 'changes',
    heading: 'Changes of this policy',
    paragraphs: [
      'Every version stays here with what changed. Where a change touches your choices you are asked again, calmly, at your next visit; until you answer, what you chose holds.',
    ],
  },
]
