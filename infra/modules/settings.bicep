// From the parameters to app settings. Pure: no resource is declared here.

import { store, opsKey, texts } from 'types.bicep'

@export()
@description('A reference that the platform resolves by the app\'s identity; the app refuses to start on one that it could not.')
func secretOf(vault string, name string) string => '@Microsoft.KeyVault(VaultName=${vault};SecretName=${name})'

@export()
@description('A list of secrets as settings KEY__0, KEY__1 and so on.')
func secretList(vault string, key string, names string[]) texts =>
  toObject(range(0, length(names)), i => '${key}__${i}', i => secretOf(vault, names[i]))

@export()
@description('The keys to the dashboard and the API.')
func opsKeySettings(vault string, keys opsKey[]) texts =>
  union(
    toObject(range(0, length(keys)), i => 'PostSale__Ops__Keys__${i}__Role', i => keys[i].role),
    toObject(range(0, length(keys)), i => 'PostSale__Ops__Keys__${i}__Sha256', i => secretOf(vault, keys[i].secret))
  )

@export()
@description('Refuses an id that no app setting could be named by.')
func checkedId(id string) string =>
  contains(id, '-') || toLower(id) != id
    ? fail('The store id "${id}" must be of lower-case letters and digits: names of app settings on Linux hold no hyphen.')
    : id

@export()
@description('Everything of one store.')
func storeSettings(vault string, id string, one store, senderOfDomain string) texts =>
  union(
    {
      'PostSale__Stores__${id}__Name': one.name
      'PostSale__Stores__${id}__Locale': one.locale
      'PostSale__Stores__${id}__TimeZone': one.timeZone
      'PostSale__Stores__${id}__Currency': one.currency
      'PostSale__Stores__${id}__Strategy': one.strategy
      'PostSale__Stores__${id}__Consent': one.?consent ?? 'explicit'
      'PostSale__Stores__${id}__Confirmation': one.?confirmation ?? 'confirm'
      'PostSale__Stores__${id}__Sender__Email': one.sender.?email ?? senderOfDomain
      'PostSale__Stores__${id}__Sender__Name': one.sender.?name ?? one.name
      'PostSale__Stores__${id}__Sender__ReplyTo': one.sender.?replyTo ?? one.sender.?email ?? senderOfDomain
      'PostSale__Stores__${id}__Sender__PostalAddress': one.sender.postalAddress
      'PostSale__Stores__${id}__Sender__Sms': one.sender.?sms ?? ''
      'PostSale__Stores__${id}__Sender__WhatsApp': one.sender.?whatsApp ?? ''
    },
    {
      'PostSale__Stores__${id}__CountClicks': toLower(string(one.?countClicks ?? true))
      'PostSale__Stores__${id}__Brand__Color': one.?brand.?color ?? ''
      'PostSale__Stores__${id}__Brand__Logo': one.?brand.?logo ?? ''
    },
    stripeSettings(vault, id, one),
    shopifySettings(vault, id, one),
    eventSettings(vault, id, one)
  )

func stripeSettings(vault string, id string, one store) texts =>
  one.?stripe == null
    ? {}
    : union(secretList(vault, 'PostSale__Stores__${id}__Stripe__WebhookSecrets', stripeSecrets(id, one)), {
        'PostSale__Stores__${id}__Stripe__AcceptTestMode': toLower(string(one.?stripe.?acceptTestMode ?? false))
        'PostSale__Stores__${id}__Stripe__EraseDeletedCustomers': toLower(string(one.?stripe.?eraseDeletedCustomers ?? false))
      })

func shopifySettings(vault string, id string, one store) texts =>
  one.?shopify == null
    ? {}
    : union(secretList(vault, 'PostSale__Stores__${id}__Shopify__ClientSecrets', shopifySecrets(id, one)), {
        'PostSale__Stores__${id}__Shopify__ShopDomain': one.?shopify.shopDomain ?? ''
        'PostSale__Stores__${id}__Shopify__AcceptTestMode': toLower(string(one.?shopify.?acceptTestMode ?? false))
      })

func eventSettings(vault string, id string, one store) texts =>
  secretList(vault, 'PostSale__Stores__${id}__Events__Secrets', eventSecrets(id, one))

@export()
@description('The vault\'s secrets that Stripe made.')
func stripeSecrets(id string, one store) string[] =>
  one.?stripe == null ? [] : (one.?stripe.?secrets ?? ['store-${id}-stripe'])

@export()
@description('The vault\'s secrets that Shopify made.')
func shopifySecrets(id string, one store) string[] =>
  one.?shopify == null ? [] : (one.?shopify.?secrets ?? ['store-${id}-shopify'])

@export()
@description('The vault\'s secrets that the shop\'s own apps sign with.')
func eventSecrets(id string, one store) string[] =>
  one.?events == null ? [] : (one.?events.?secrets ?? ['store-${id}-events'])
