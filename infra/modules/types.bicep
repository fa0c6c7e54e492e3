// What a store is, as the parameters name it. Its secrets are named here and lie in the vault.

@export()
@description('Who writes to the store\'s customers.')
type sender = {
  @description('The address the shop writes from. Left out: the Azure-managed domain\'s own, which is good for a trial and for nothing else.')
  email: string?

  name: string?

  replyTo: string?

  @description('Stands in every footer; the law asks for it.')
  postalAddress: string

  @description('E.164.')
  sms: string?

  @description('E.164.')
  whatsApp: string?
}

@export()
@description('Stripe\'s webhooks.')
type stripe = {
  @description('Secrets in the vault, of which any verifies. Default: store-ID-stripe.')
  secrets: string[]?

  acceptTestMode: bool?

  eraseDeletedCustomers: bool?
}

@export()
@description('Shopify\'s webhooks.')
type shopify = {
  @description('NAME.myshopify.com.')
  shopDomain: string

  @description('Secrets in the vault, of which any verifies. Default: store-ID-shopify.')
  secrets: string[]?

  acceptTestMode: bool?
}

@export()
@description('Events of the shop\'s own apps, by Standard Webhooks.')
type events = {
  @description('Secrets in the vault, of which any verifies. Default: store-ID-events, which the first deployment makes.')
  secrets: string[]?
}

@export()
@description('How mails and the pages they lead to look.')
type brand = {
  @description('#rrggbb, dark enough for white letters.')
  color: string?

  @description('A picture at an https address; left out: the name in letters.')
  logo: string?
}

@export()
@sealed()
@description('One store. Its id, the key, is of lower-case letters and digits: names of app settings on Linux hold no hyphen.')
type store = {
  name: string

  @description('pt-BR or en.')
  locale: string

  @description('IANA id.')
  timeZone: string

  @description('ISO 4217.')
  currency: string

  @description('A folder beside the app, such as strategies/loja-fisica.')
  strategy: string

  consent: ('explicit' | 'soft-opt-in')?

  confirmation: ('confirm' | 'welcome')?

  @description('Whether the button of a mail leads over us, so that its click is noted. Default true.')
  countClicks: bool?

  brand: brand?

  sender: sender

  stripe: stripe?

  shopify: shopify?

  events: events?
}

@export()
@description('One key to the dashboard and the API.')
type opsKey = {
  role: 'reader' | 'agent' | 'admin'

  @description('The secret in the vault that holds the key\'s SHA-256 in hex, never the key.')
  secret: string
}

@export()
@description('The stores by id.')
type stores = {
  *: store
}

@export()
@description('Texts by name: tags, or app settings.')
type texts = {
  *: string
}
