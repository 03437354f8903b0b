package helpdesk.interleaving;

/// A step that was made.
///
/// @param end the number of the move with which it was through: its own, or a later one of the other session, for whose
///     lock it waited
record Move(Side side, Step step, int end) {

    Move throughWith(int number) {
        return new Move(side, step, number);
    }
}
