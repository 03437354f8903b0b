// Signs in the callers that a development server offers, by one click. A reload asks the server again for the same caller:
// only the caller's name is remembered.

import { SignInFailure } from './failure.js'
import { storage } from './protocol.js'

const CALLER = 'helpdesk:desk:caller'

/** @returns {Promise<{ label: string, token: string }[]>} */
const offered = async () => {
  try {
    return (await (await fetch('../graphiql/development-tokens.json')).json()).tokens
  } catch {
    throw new SignInFailure('away')
  }
}

/** @param {string | null} caller */
const tokenOf = async caller => (await offered()).find(({ label }) => label === caller)?.token

const remembered = () => tokenOf(storage().getItem(CALLER))

/** @returns {import('./session.js').SignIn} */
export const developmentSignIn = () => ({
  resume: remembered,
  renew: remembered,
  async signIn (caller) {
    storage().setItem(CALLER, caller)
    return tokenOf(caller)
  },
  forget () {
    storage().removeItem(CALLER)
  },
  async signOut () {},
  async choices () {
    return (await offered()).map(({ label }) => label)
  },
})
