package helpdesk.interleaving;

import java.util.Map;
import java.util.Optional;

/// Says who moves next.
@FunctionalInterface
interface Chooser {

    /// Empty when the rest is of no interest.
    ///
    /// @param able who can move, and what it would do; never empty
    Optional<Side> choose(Map<Side, Step> able);
}
