// The identity provider of an organisation, for the check of the desk: its people sign in there with any password.
//
//   node provider.js PORT PAGE KEYS      PAGE is the address of the desk. The file KEYS receives the keys that sign tokens.

import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import Provider from 'oidc-provider'

const [port, page, file] = process.argv.slice(2)
const issuer = `http://localhost:${port}`

/** Those who are renewed get refresh tokens. @type {Record<string, { name: string, roles: string[], isRenewed?: boolean }>} */
const people = {
  pat: { name: 'Pat Privacy Officer', roles: ['privacy_officer'], isRenewed: true },
  olga: { name: 'Olga Officer', roles: ['privacy_officer'], isRenewed: true },
  alex: { name: 'Alex Agent', roles: ['agent'], isRenewed: true },
  nora: { name: 'Nora Nobody', roles: [] },
  eve: { name: '<img src=x onerror=alert(1)> דלאל', roles: ['privacy_officer'], isRenewed: true },
  tess: { name: 'Tess Throttled', roles: ['privacy_officer'], isRenewed: true },
  bea: { name: 'Bea Brief', roles: ['privacy_officer'] },
}

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
const jwks = { keys: [{ ...key, alg: 'RS256', use: 'sig', kid: 'desk' }] }
writeFileSync(file, JSON.stringify(jwks))

const provider = new Provider(issuer, {
  jwks,
  cookies: { keys: ['a key of the check'] },
  clients: [{
    client_id: 'desk',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    redirect_uris: [page],
    post_logout_redirect_uris: [page],
  }],
  scopes: ['openid', 'profile'],
  clientBasedCORS: (_, origin) => origin === new URL(page).origin,
  findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, name: people[id].name }) },
  extraTokenClaims: (_, { accountId }) => ({ name: people[accountId].name, roles: people[accountId].roles }),
  issueRefreshToken: (_, client, { accountId }) => people[accountId].isRenewed === true,
  loadExistingGrant: async context => {
    const { session, client } = context.oidc
    const grant = new context.oidc.provider.Grant({ accountId: session.accountId, clientId: client.clientId })
    grant.addOIDCScope('openid profile')
    grant.addResourceScope('urn:helpdesk', 'helpdesk')
    await grant.save()
    return grant
  },
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 600, RefreshToken: 3600, Session: 3600 },
  features: {
    devInteractions: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => 'urn:helpdesk',
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: 'helpdesk', audience: 'helpdesk', accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }),
    },
  },
})

provider.on('server_error', (_, error) => console.error(error))
provider.listen(Number(port), () => console.log(issuer))
