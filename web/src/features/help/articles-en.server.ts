import type { ArticleText, TradeSlug } from './articles.server.ts'

export const englishArticles: Record<TradeSlug, ArticleText> = {
  ordering: {
    title: 'How to order',
    summary: 'Choose, press “Order now”, give address and contact once, check the price and submit. No account is needed.',
    sections: [
      {
        heading: 'Just one thing',
        paragraphs: [
          'Choose colour, size or parts on its page and press “Order now”. Your cart stays as it is.',
          'What cannot be chosen says why: sold out, or not made in that combination.',
        ],
      },
      {
        heading: 'Many at once',
        paragraphs: [
          'Put things of different shops into the cart, submit once and pay once. Each shop sends its own parcel and has its own order.',
          'Prices in the cart are always current. Where a price changed or stock is short, the line says so and what to do.',
        ],
      },
      {
        heading: 'After submitting',
        paragraphs: [
          'Everything is held for you for a while; the payment page says until when. If it is not paid by then the order closes, the things go back on the shelf, and a coupon returns to you.',
        ],
      },
    ],
  },
  paying: {
    title: 'How to pay',
    summary: 'After submitting you come to the cashier; choose a way to pay. The page updates by itself and nothing is charged twice.',
    sections: [
      { heading: 'The payment failed', paragraphs: ['The cashier says why. Try another way; the order and the time it is held stay as they are.'] },
      { heading: 'Paid twice', paragraphs: ['One order takes money once. Anything beyond goes back the way it came.'] },
      {
        heading: 'Money that arrives late',
        paragraphs: [
          'If money arrives after the order closed, we look whether everything is still there: if so it is sent as usual, otherwise all of it is refunded.',
        ],
      },
      { heading: 'Orders of zero', paragraphs: ['An order that costs nothing needs no payment; it goes straight on.'] },
    ],
  },
  codes: {
    title: 'How codes and licence keys arrive',
    summary: 'Seconds after payment the code is on the order’s page and in your mail.',
    sections: [
      { heading: 'Where to see it', paragraphs: ['Open the order: the code stands at the top and can be copied with one press. A copy goes to your mail.'] },
      {
        heading: 'No mail came',
        paragraphs: ['Look at the order first, the code is always there; then at your spam folder. A mistyped address does no harm: the order’s page counts.'],
      },
      {
        heading: 'Returning a code',
        paragraphs: [
          'Once issued, a code cannot be changed or cancelled, because it may have been used. If it does not work, keep a picture of the screen and say so in the order.',
        ],
      },
    ],
  },
  following: {
    title: 'Where is my order',
    summary: 'The first line of the order says where it stands and what comes next; below is everything that happened.',
    sections: [
      {
        heading: 'What the states mean',
        paragraphs: [
          'To pay: it is held for you. To send: paid, the shop prepares it. To receive: on its way, with a tracking number. Done: you confirmed receipt, or the date came.',
        ],
      },
      { heading: 'When it is there', paragraphs: ['Check it and press “Confirm receipt”. If you forget, the order completes by itself on the date it says.'] },
    ],
  },
  changing: {
    title: 'Changing address or contact, cancelling',
    summary: 'Change the address yourself until it is sent; cancel at once until the shop accepts, afterwards on request.',
    sections: [
      {
        heading: 'Changing the address',
        paragraphs: ['Open the order and press “Change address”. Until it is sent you can change it at any time, and the shop sees it at once.'],
      },
      {
        heading: 'Cancelling',
        paragraphs: [
          'Unpaid orders are simply cancelled. Paid ones that the shop has not accepted are cancelled and refunded in full at once. After that the shop has to agree; its answer stands in the order.',
          'A coupon that was used comes back with it, once.',
        ],
      },
      { heading: 'A button cannot be pressed', paragraphs: ['Whatever cannot be done says why beside it, for instance “It is on its way”.'] },
    ],
  },
  returns: {
    title: 'Returns and refunds',
    summary: 'Every page says whether and for how long a thing can be returned. Refunds go back the way the money came.',
    sections: [
      { heading: 'The rules of the day you ordered', paragraphs: ['They are kept with your order; what a shop changes later does not touch it.'] },
      {
        heading: 'How long a refund takes',
        paragraphs: [
          'It starts as soon as the order is cancelled and goes back the way it came. How long it takes to arrive depends on the way you paid; the order shows how far it is.',
        ],
      },
    ],
  },
  guests: {
    title: 'Finding an order without an account',
    summary: 'With the order number and the e-mail address or phone number you gave, a one-time code opens the order on any device.',
    sections: [
      {
        heading: 'Find an order',
        paragraphs: [
          'Open “Find an order”, enter the 14-digit number and the e-mail address or phone number you gave, then the 6-digit code you receive.',
          'You can then do all that an account could: change the address, cancel, confirm receipt.',
        ],
      },
      { heading: 'Signing up later', paragraphs: ['Sign in on the device you ordered with: your cart and orders move to your account.'] },
    ],
  },
  selling: {
    title: 'Selling on Yizhan',
    summary: 'Sign up, press “Sell on Yizhan”, give a name and a delivery fee, and put things on the shelf.',
    sections: [
      {
        heading: 'Listing things',
        paragraphs: [
          'Enter them one by one, or import a Shopify product file (CSV). You see how far it is; every row and column with a problem is listed in a report. Importing twice makes no duplicates.',
        ],
      },
      { heading: 'Taking your shop away', paragraphs: ['Export everything to the same kind of file whenever you like.'] },
    ],
  },
}
