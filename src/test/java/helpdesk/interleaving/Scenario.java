package helpdesk.interleaving;

import java.util.List;

/// Something that two sessions do at once, as often as it takes to see every order of it.
interface Scenario {

    /// Fresh data, as at every beginning.
    void prepare();

    /// What the session does, on its thread.
    void act(Session session);

    /// What is wrong with what came of it; empty when all is well.
    List<String> violations(List<Move> moves);
}
