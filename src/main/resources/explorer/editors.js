// Makes GraphiQL's editors usable by keyboard and screen reader.

const isScrollable = ({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1

/** A text that is longer than its editor can be scrolled by keyboard, too. */
const scrollByKeyboard = editor => {
  const scroller = editor.getScrollerElement()
  const update = () => { scroller.tabIndex = isScrollable(scroller) ? 0 : -1 }
  editor.on('update', update)
  editor.on('refresh', update)
  update()
}

/** Tab indents where something can be written; after Escape, as anywhere else, it goes to what comes after the editor. */
const leaveByTab = editor => {
  const scroller = editor.getScrollerElement()
  let leaving = editor.getOption('readOnly')
  editor.on('focus', () => { leaving = editor.getOption('readOnly') })
  editor.on('keydown', (_, event) => {
    if (event.key === 'Tab' && leaving) {
      const before = scroller.tabIndex
      scroller.tabIndex = -1
      setTimeout(() => { scroller.tabIndex = before })
      event.codemirrorIgnore = true
    } else if (event.key !== 'Shift') {
      leaving = event.key === 'Escape' || editor.getOption('readOnly')
    }
  })
}

export const prepareEditor = (editor, label) => {
  const hint = editor.getOption('readOnly') ? '' : '. Press Escape, then Tab, to leave the editor.'
  editor.setOption('screenReaderLabel', label + hint)
  editor.setOption('lineWrapping', true)
  scrollByKeyboard(editor)
  leaveByTab(editor)
}
