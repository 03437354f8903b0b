// Signing in in a second window, so that the first one keeps what people have typed. The provider returns to the second
// window, which passes the answer on and closes. The two know each other by a channel of their origin only: browsers
// separate windows that have shown a page of another origin. The answer is of use to nobody else, since the secret that
// belongs to it has not left the first window.

const CHANNEL = 'helpdesk:desk:sign-in'

/** On a click only; not without a channel, and not if the browser blocks it. @returns {Window | null} */
export const opened = () =>
  'BroadcastChannel' in globalThis ? open('', '_blank', 'popup,width=480,height=640') : null

/** @param {string} state @returns {Promise<URLSearchParams>} the provider's answer to the request with this state */
export const answered = state => new Promise(resolve => {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }) => {
    const answer = new URLSearchParams(data.answer)
    if (answer.get('state') !== state) return
    channel.postMessage({ taken: state })
    channel.close()
    resolve(answer)
  }
})

/** @param {URLSearchParams} answer that this window did not ask for. The window closes if another one did. */
export const passOn = answer => new Promise(resolve => {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }) => { if (data.taken === answer.get('state')) close() }
  channel.postMessage({ answer: `${answer}` })
  setTimeout(resolve, 1000)
})
