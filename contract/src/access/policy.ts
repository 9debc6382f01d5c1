import type { RouteName } from '../api/index.ts'
import type { MerchantRole, OperatorRole } from '../identity/index.ts'
import type { AccessRow } from './row.ts'

const everybody = { audience: 'public', data: 'none' } as const
/** For each visitor their own: a guest's by token, a person's by session. */
const visitor = { audience: 'public', data: 'own' } as const
const shopper = { audience: 'shopper', data: 'own' } as const
const person = { audience: 'person', data: 'own' } as const
/** Signing in, and what one signs in with. */
const entrance = { ...everybody, audit: 'staff' } as const
const credential = { ...person, audit: 'staff' } as const
const shop = { audience: 'merchant', data: 'shop' } as const
const platform = { audience: 'operator', data: 'everyone' } as const

const leads: readonly MerchantRole[] = ['owner', 'manager']
const staff: readonly MerchantRole[] = ['owner', 'manager', 'clerk']
const watchers: readonly OperatorRole[] = ['operator', 'support', 'risk', 'auditor', 'admin']
/** Who may look into the audit log, and after the keys. */
const auditors: readonly OperatorRole[] = ['risk', 'auditor', 'admin']
const keepers: readonly OperatorRole[] = ['operator', 'admin']
/** Those who help people, or protect them, may look at who they are. */
const searchers: readonly OperatorRole[] = ['support', 'risk', 'admin']

/**
 * The policy: who may call which route, on whose data, how fresh their second factor must be, which key scope it needs,
 * how often, and whether it is written down. The server enforces it at the door, screens and docs read it, and what has
 * no row here does not compile.
 */
export const policy = {
  // Accounts and sessions
  signUp: { ...everybody, resource: 'account', limit: 'sign-up' },
  finishSignUp: { ...everybody, resource: 'account', limit: 'code-try' },
  startPasswordReset: { ...everybody, resource: 'password', limit: 'code-send' },
  finishPasswordReset: { ...everybody, resource: 'password', limit: 'code-try' },
  changeName: { ...credential, resource: 'account' },
  changePassword: { ...credential, resource: 'password', confirm: 'change-credentials', limit: 'credentials' },
  startEmailChange: { ...credential, resource: 'account', confirm: 'change-credentials', limit: 'code-send' },
  startPhoneChange: { ...credential, resource: 'account', confirm: 'change-credentials', limit: 'code-send' },
  finishContactChange: { ...credential, resource: 'account', confirm: 'change-credentials', limit: 'code-try' },
  signIn: { ...entrance, resource: 'session', limit: 'sign-in' },
  startPhoneSignIn: { ...everybody, resource: 'session', limit: 'code-send' },
  finishPhoneSignIn: { ...entrance, resource: 'session', limit: 'code-try' },
  startPasskeySignIn: { ...everybody, resource: 'session', limit: 'passkey-start' },
  finishPasskeySignIn: { ...entrance, resource: 'session', limit: 'code-try' },
  sendSignInCode: { ...everybody, resource: 'session', limit: 'code-send' },
  finishSignIn: { ...entrance, resource: 'session', limit: 'code-try' },
  signOut: { ...visitor, resource: 'session' },
  me: { ...visitor, resource: 'account' },
  listSessions: { ...person, resource: 'session' },
  endSession: { ...credential, resource: 'session' },
  endOtherSessions: { ...credential, resource: 'session' },
  readConfirmation: { ...person, resource: 'confirmation' },
  startConfirmation: { ...person, resource: 'confirmation', limit: 'code-send' },
  finishConfirmation: { ...credential, resource: 'confirmation', limit: 'code-try' },
  readSecurity: { ...person, resource: 'account' },
  listSecurityEvents: { ...person, resource: 'security event' },
  freezeOwn: { ...credential, resource: 'freeze' },
  freezeByLink: { ...everybody, resource: 'freeze', limit: 'freeze' },
  startUnfreeze: { ...everybody, resource: 'freeze', limit: 'code-send' },
  finishUnfreeze: { ...everybody, resource: 'freeze', limit: 'code-try' },
  demoAccounts: { ...everybody, resource: 'account' },
  judgePassword: { ...everybody, resource: 'password', limit: 'password-quality' },
  readChallenge: { ...everybody, resource: 'challenge', limit: 'challenge' },
  // Second factors
  listFactors: { ...person, resource: 'factor' },
  startPasskey: { ...person, resource: 'factor', confirm: 'change-credentials', limit: 'credentials' },
  addPasskey: { ...credential, resource: 'factor', confirm: 'change-credentials', limit: 'credentials' },
  renamePasskey: { ...credential, resource: 'factor', confirm: 'change-credentials', limit: 'credentials' },
  removePasskey: { ...credential, resource: 'factor', confirm: 'change-credentials', limit: 'credentials' },
  startAuthenticator: { ...person, resource: 'factor', confirm: 'change-credentials', limit: 'credentials' },
  activateAuthenticator: { ...credential, resource: 'factor', confirm: 'change-credentials', limit: 'code-try' },
  removeAuthenticator: { ...credential, resource: 'factor', confirm: 'change-credentials', limit: 'credentials' },
  makeRecoveryCodes: { ...credential, resource: 'factor', confirm: 'change-credentials', limit: 'credentials' },
  // Addresses
  listRegions: { ...everybody, resource: 'region' },
  listAddresses: { ...shopper, resource: 'address' },
  saveAddress: { ...shopper, resource: 'address' },
  changeSavedAddress: { ...shopper, resource: 'address' },
  removeAddress: { ...shopper, resource: 'address' },
  // Shops
  listShops: { ...everybody, resource: 'shop' },
  readShop: { ...everybody, resource: 'shop' },
  openShop: { ...person, resource: 'shop', audit: 'act' },
  readShopSettings: { ...shop, resource: 'shop' },
  changeShopSettings: { ...shop, resource: 'shop', roles: leads },
  listMembers: { ...shop, resource: 'member', roles: leads },
  changeMember: { ...shop, resource: 'member', roles: ['owner'], confirm: 'manage-shop-access' },
  setMember: { ...shop, resource: 'member', roles: ['owner'], confirm: 'manage-shop-access', limit: 'add-member' },
  // API keys of a shop. Ending one asks for nothing: whoever sees a leak must not be held up.
  listApiKeys: { ...shop, resource: 'api key', roles: leads },
  createApiKey: { ...shop, resource: 'api key', roles: ['owner'], confirm: 'manage-shop-access' },
  revokeApiKey: { ...shop, resource: 'api key', roles: leads },
  // Catalogue and search
  listCategories: { ...everybody, resource: 'category' },
  nameCategory: { ...platform, resource: 'category', roles: keepers, confirm: 'operate' },
  listOffers: { ...everybody, resource: 'offer' },
  readOffer: { ...everybody, resource: 'offer' },
  readAvailability: { ...everybody, resource: 'offer' },
  suggest: { ...everybody, resource: 'offer' },
  listForYou: { ...visitor, resource: 'offer' },
  listOwnOffers: { ...shop, resource: 'offer', scope: 'catalogue:read' },
  readOwnOffer: { ...shop, resource: 'offer', scope: 'catalogue:read' },
  createOffer: { ...shop, resource: 'offer', roles: staff, scope: 'catalogue:write' },
  changeOffer: { ...shop, resource: 'offer', roles: staff, scope: 'catalogue:write' },
  setOfferState: { ...shop, resource: 'offer', roles: staff, scope: 'catalogue:write' },
  uploadPicture: { ...shop, resource: 'picture', roles: staff, scope: 'catalogue:write' },
  startImport: { ...shop, resource: 'import', roles: staff, scope: 'catalogue:write' },
  listImports: { ...shop, resource: 'import', scope: 'catalogue:read' },
  readImport: { ...shop, resource: 'import', scope: 'catalogue:read' },
  readImportErrors: { ...shop, resource: 'import', scope: 'catalogue:read' },
  exportOffers: { ...shop, resource: 'offer', scope: 'catalogue:read' },
  // Pricing
  listCoupons: { ...shop, resource: 'coupon', scope: 'pricing:read' },
  createCoupon: { ...shop, resource: 'coupon', roles: leads, scope: 'pricing:write' },
  listFlashSales: { ...shop, resource: 'flash sale', scope: 'pricing:read' },
  createFlashSale: { ...shop, resource: 'flash sale', roles: leads, scope: 'pricing:write' },
  endFlashSale: { ...shop, resource: 'flash sale', roles: leads, scope: 'pricing:write' },
  // Carts, the line before checkout, checkout
  createCart: { ...visitor, resource: 'cart' },
  readCurrentCart: { ...visitor, resource: 'cart' },
  readCartSize: { ...visitor, resource: 'cart' },
  readCart: { ...shopper, resource: 'cart' },
  addLine: { ...shopper, resource: 'cart' },
  changeLine: { ...shopper, resource: 'cart' },
  removeLine: { ...shopper, resource: 'cart' },
  joinLine: { ...visitor, resource: 'admission' },
  readPlace: { ...visitor, resource: 'admission' },
  readGate: { ...platform, resource: 'admission', roles: watchers },
  changeGate: { ...platform, resource: 'admission', roles: keepers, confirm: 'operate' },
  createQuote: { ...visitor, resource: 'quote' },
  placeTrade: { ...visitor, resource: 'trade', confirm: 'pay-large' },
  payTrade: { ...shopper, resource: 'trade', confirm: 'pay-large' },
  readTrade: { ...shopper, resource: 'trade' },
  // Orders
  listOrders: { ...shopper, resource: 'order' },
  readOrder: { ...shopper, resource: 'order' },
  cancelOrder: { ...shopper, resource: 'order' },
  changeAddress: { ...shopper, resource: 'order' },
  confirmReceipt: { ...shopper, resource: 'order' },
  previewReorder: { ...shopper, resource: 'order' },
  reorder: { ...shopper, resource: 'order' },
  startLookup: { ...everybody, resource: 'order', limit: 'order-lookup' },
  finishLookup: { ...everybody, resource: 'order', limit: 'code-try' },
  listMerchantOrders: { ...shop, resource: 'order', scope: 'orders:read' },
  readMerchantOrder: { ...shop, resource: 'order', scope: 'orders:read' },
  readOrderContact: { ...shop, resource: 'contact', roles: staff, scope: 'orders:read', limit: 'personal-reading', audit: 'reading' },
  acceptOrder: { ...shop, resource: 'order', roles: staff, scope: 'orders:write' },
  refuseOrder: { ...shop, resource: 'order', roles: staff, scope: 'orders:write' },
  answerCancelRequest: { ...shop, resource: 'order', roles: staff, scope: 'orders:write' },
  listAllOrders: { ...platform, resource: 'order', roles: watchers },
  readAnyOrder: { ...platform, resource: 'order', roles: watchers },
  readAnyOrderContact: { ...platform, resource: 'contact', roles: searchers, confirm: 'operate', limit: 'personal-reading', audit: 'reading' },
  // Staff of the platform, and people as they see them
  listOperators: { ...platform, resource: 'operator', roles: ['risk', 'auditor', 'admin'] },
  recordTraining: { ...platform, resource: 'training', roles: ['admin'], confirm: 'operate' },
  listApprovals: { ...platform, resource: 'approval', roles: ['auditor', 'admin'] },
  askApproval: { ...platform, resource: 'approval', roles: ['admin'], confirm: 'operate' },
  decideApproval: { ...platform, resource: 'approval', roles: ['admin'], confirm: 'operate' },
  withdrawApproval: { ...platform, resource: 'approval', roles: ['admin'] },
  findPeople: { ...platform, resource: 'person', roles: searchers, limit: 'personal-reading' },
  readPerson: { ...platform, resource: 'person', roles: searchers, limit: 'personal-reading', audit: 'reading' },
  readPersonContact: { ...platform, resource: 'contact', roles: searchers, confirm: 'operate', limit: 'personal-reading', audit: 'reading' },
  freezePerson: { ...platform, resource: 'person', roles: ['risk', 'admin'], confirm: 'operate' },
  thawPerson: { ...platform, resource: 'person', roles: ['risk', 'admin'], confirm: 'operate' },
  appeal: { ...everybody, resource: 'appeal', limit: 'appeal' },
  listAppeals: { ...platform, resource: 'appeal', roles: ['risk', 'admin'], audit: 'reading' },
  decideAppeal: { ...platform, resource: 'appeal', roles: ['risk', 'admin'], confirm: 'operate' },
  // Money
  listPaymentMethods: { ...everybody, resource: 'payment' },
  readPayment: { ...shopper, resource: 'payment' },
  receiveNotification: { ...everybody, resource: 'payment' },
  setSandboxOutcome: { ...everybody, resource: 'payment' },
  readBalances: { ...shop, resource: 'balance', roles: leads, scope: 'books:read' },
  readLedger: { ...platform, resource: 'ledger', roles: ['operator', 'auditor', 'admin'] },
  // Fulfilment
  dispatchOrder: { ...shop, resource: 'parcel', roles: staff, scope: 'orders:write' },
  addCodes: { ...shop, resource: 'code', roles: staff, scope: 'catalogue:write' },
  readCodeStock: { ...shop, resource: 'code', scope: 'catalogue:read' },
  // The audit log
  listAudit: { ...platform, resource: 'audit', roles: auditors },
  readAuditEntry: { ...platform, resource: 'audit', roles: auditors, audit: 'reading' },
  exportAudit: { ...platform, resource: 'audit', roles: auditors, confirm: 'operate', limit: 'export', audit: 'reading' },
  readAuditAnchor: { ...platform, resource: 'audit', roles: auditors },
  listShopAudit: { ...shop, resource: 'audit', roles: leads },
  readShopAuditEntry: { ...shop, resource: 'audit', roles: leads, audit: 'reading' },
  // Privacy
  readPrivacyFacts: { ...everybody, resource: 'privacy' },
  readConsents: { ...shopper, resource: 'consent' },
  setConsents: { ...shopper, resource: 'consent' },
  readMailPhrase: { ...person, resource: 'mail phrase' },
  setMailPhrase: { ...person, resource: 'mail phrase', confirm: 'change-credentials' },
  checkMessage: { ...everybody, resource: 'mail', limit: 'message-check' },
  listPrivacyExports: { ...person, resource: 'privacy export' },
  startPrivacyExport: { ...person, resource: 'privacy export', confirm: 'export-data', limit: 'export', audit: 'act' },
  fetchPrivacyExport: { ...person, resource: 'privacy export', audit: 'act' },
  readErasure: { ...person, resource: 'erasure' },
  askErasure: { ...person, resource: 'erasure', confirm: 'erase-account', audit: 'act' },
  withdrawErasure: { ...person, resource: 'erasure', audit: 'act' },
  withdrawErasureByLink: { ...everybody, resource: 'erasure', limit: 'code-try' },
  // The system
  readEvents: { ...shopper, resource: 'event' },
  reportContentPolicy: { ...everybody, resource: 'content policy' },
  listMails: { ...everybody, resource: 'mail' },
  listTexts: { ...everybody, resource: 'text message' },
  startVerification: { ...platform, resource: 'verification', roles: ['operator', 'auditor', 'admin'] },
  listVerifications: { ...platform, resource: 'verification', roles: watchers },
  readVerification: { ...platform, resource: 'verification', roles: watchers },
  listDataKeys: { ...platform, resource: 'data key', roles: auditors },
  startKeyRotation: { ...platform, resource: 'data key', roles: ['admin'], confirm: 'operate' },
  listKeyRotations: { ...platform, resource: 'data key', roles: auditors },
  readKeyRotation: { ...platform, resource: 'data key', roles: auditors },
} as const satisfies Record<RouteName, AccessRow>

/** The policy's line for a route. */
export function accessOf(routeName: string): AccessRow {
  const row = (policy as Readonly<Record<string, AccessRow>>)[routeName] // as: looked up by a name that may be unknown
  if (!row) throw new Error(`the policy has no row for ${routeName}`)
  return row
}

/** Whether every act on a route is written to the audit log: writes for a shop or the platform, and what its row says beside. */
export function isAudited(routeName: string, method: string): boolean {
  const { audience, audit } = accessOf(routeName)
  return audit === 'act' || audit === 'reading' || ((audience === 'merchant' || audience === 'operator') && method !== 'GET')
}

/** Whether acts on a route are written to the audit log when staff of a shop or the platform does them. */
export function isAuditedOfStaff(routeName: string): boolean {
  return accessOf(routeName).audit === 'staff'
}

/** Whether somebody with these roles in a shop may; screens show what they may not do as such. */
export function mayInShop(routeName: RouteName, role: MerchantRole): boolean {
  const row = accessOf(routeName)
  return row.audience === 'merchant' && (row.roles ?? [role]).includes(role)
}

/** Whether somebody with these platform roles may. */
export function mayOperate(routeName: RouteName, roles: readonly OperatorRole[]): boolean {
  const row = accessOf(routeName)
  return row.audience === 'operator' && row.roles.some((role) => roles.includes(role))
}
