/** What stands in the window: objects of each shop's cover and logo and of each category's door. */

/** `cover objects | logo object`, by shop. */
export const SHOP_SHOWCASES: Readonly<Record<string, readonly [cover: string, logo: string]>> = {
  'tea-house': ['tin:sage/bone teapot:clay gaiwan:white/sage tinLow:forest/cream', 'teapot:clay'],
  stationery: ['journal:mist/forest/persimmon notebook:navy/mustard calendar:mist/forest/orange washi:moss/terracotta', 'notebook:navy/mustard'],
  kitchen: ['board:wood pot:crimson/gold bowls:bone/mist mug:bone/clay', 'pot:crimson/gold'],
  flowers: ['leafy:forest/terracotta bouquet:rose/blush/cream coins:sage/mustard cactus:moss/bone/rose', 'bouquet:rose/blush/cream'],
  fashion: ['backpack:forest/orange sneaker:bone/sage/white handbag:caramel/gold boot:walnut/ink', 'sneaker:bone/navy/white'],
  digital: ['phone:ink/orange/indigo laptop:silver/orange/indigo headphones:bone/charcoal speaker:forest/gold', 'phoneFace:ink/orange/indigo'],
  snacks: ['🍎x5 basket:bamboo/cream 🍊x5 pouch:crimson/cream', '🍎'],
  'books-toys': ['book:navy/lemon bookStack:crimson/cream/navy 🧸 blocks', 'bookStack:teal/orange/mustard'],
  outdoor: ['backpack:forest/mustard tent:mustard/bone lantern:forest/lemon bottle:navy/ink', 'tent:mustard/bone'],
  home: ['lamp:bone/wood cushion:terracotta linens:mist/white/bone candle:sand/white vase:charcoal', 'lamp:bone/wood'],
  coffee: ['pouch:terracotta/cream drip:bone/walnut kettle:steel/ink cup:bone/walnut', 'cup:bone/walnut'],
  cards: ['card:violet/orange card:teal/lemon card:crimson/mustard', '🎮'],
  software: ['laptop:silver/orange/indigo card:indigo/rose tablet:silver/orange/teal', '💿'],
}

/** By top category slug; the backdrop is borrowed from a shop of that trade. */
export const DOOR_SHOWCASES: Readonly<Record<string, readonly [palette: string, objects: string]>> = {
  digital: ['digital', 'phone:ink/orange/indigo headphones:bone/charcoal watch:ink/persimmon/indigo'],
  wear: ['fashion', 'handbag:caramel/gold sneaker:bone/persimmon/white backpack:forest/orange'],
  home: ['home', 'lamp:bone/wood pot:crimson/gold leafy:forest/terracotta'],
  food: ['snacks', '🍎x5 jar:mustard/wood 🍊x5'],
  'tea-coffee': ['tea-house', 'tin:sage/bone teapot:clay cup:bone/walnut'],
  'books-culture': ['books-toys', 'bookStack:teal/orange/mustard notebook:navy/mustard 🧸'],
  sport: ['outdoor', 'bottle:navy/ink tent:mustard/bone 🏀'],
  cards: ['cards', 'card:violet/orange card:teal/lemon'],
}
