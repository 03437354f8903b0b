// Why somebody could not be signed in or out.

export class SignInFailure extends Error {
  /**
   * @param {'away' | 'refused' | 'notEnded' | 'noStorage' | 'noWindow'} code
   * @param {string} [reason] the provider's word for it, such as `access_denied`
   */
  constructor (code, reason = '') {
    super(`${code} ${reason}`)
    this.code = code
    this.reason = /^\w{1,40}$/.test(reason) ? reason : '–'
  }
}
