// A view of something on which the servers work: it is read, and followed until it is complete. All that the view needs is
// in its address, so that it goes on after a reload, and when the server is back.

import { watch } from '../api/live.js'
import { View } from './view.js'

const PAUSE = 2000

export class Followed extends View {
  constructor () {
    super()
    /** @type {(() => void) | undefined} */
    this.stop = undefined
  }

  disconnectedCallback () {
    super.disconnectedCallback()
    this.unfollow()
  }

  unfollow () {
    const { stop } = this
    this.stop = undefined
    stop?.()
  }

  async read () {
    await super.read()
    if (this.refusal?.code === 'FORBIDDEN') this.unfollow()
  }

  /**
   * A stream that is refused, such as with a token that has run out, is begun again after the view has been read.
   *
   * @param {string} subscription
   * @param {(data: any) => void} next
   */
  follow (subscription, next) {
    if (this.stop || !this.isConnected) return
    const end = (/** @type {number} */ pause) => {
      if (this.stop !== stop) return
      this.unfollow()
      setTimeout(() => { if (this.isConnected) this.read() }, pause)
    }
    const stop = watch(subscription, { id: this.route.id }, {
      next: data => { if (this.stop === stop) next(data) },
      refused: () => end(PAUSE),
      complete: () => end(0),
    })
    this.stop = stop
  }
}
