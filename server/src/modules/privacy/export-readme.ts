/** What lies beside the data in every archive, so that it can be read without us. */
export function exportReadme(madeAt: Date): Readonly<Record<string, string>> {
  const made = madeAt.toISOString()
  return {
    'README.zh-CN.md': `# 你在一站的个人资料

制作时间（UTC）：${made}

每个 .json 文件是一类资料，可用任何文本编辑器打开；时间都是 UTC，金额以最小货币单位（如分）记。

- account.json、addresses.json：账号与地址簿
- sessions.json、passkeys.json、security-events.json：登录记录、通行密钥与账号安全事件
- cart.json、trades.json、orders.json、deliveries.json：购物车、订单、包裹与卡密
- payments.json、coupons.json、flash-sales.json：付款、退款与优惠
- shops.json、appeals.json：你工作的店铺；对账号冻结的申诉
- mails.json、text-messages.json：我们发给你的邮件和短信
- consents.json、mail-phrase.json、exports.json、erasures.json：同意记录、邮件暗语、资料导出与注销申请

没有放进来的：密码、验证码和登录密钥。它们只以不可还原的形式保存。
`,
    'README.en.md': `# Your data at Yizhan

Made at (UTC): ${made}

Each .json file is one kind of data and opens in any text editor. Times are UTC; amounts are in the smallest unit of their currency.

- account.json, addresses.json: the account and its addresses
- sessions.json, passkeys.json, security-events.json: sign-ins, passkeys, and what happened to the account
- cart.json, trades.json, orders.json, deliveries.json: cart, orders, parcels and codes
- payments.json, coupons.json, flash-sales.json: payments, refunds, discounts
- shops.json, appeals.json: the shops you work for; appeals against a freeze
- mails.json, text-messages.json: the mails and text messages we sent you
- consents.json, mail-phrase.json, exports.json, erasures.json: decisions, your phrase, exports and requests for erasure

Not in here: passwords, one-time codes and keys to sign in with. They are kept only in forms that cannot be turned back.
`,
  }
}
