package helpdesk.random;

/// A word that random requests put into every text they send: wherever it turns up that is not data, the server has
/// told something personal, and the number in it says which request it was.
final class Canary {

    /// The names of all contacts of the help desk hold it; their addresses are at `example.com`.
    static final String OF_THE_HELPDESK = "Rotkehlchen";

    static final String OF_REQUESTS = "Zwiebelfisch";

    private Canary() {}

    static String of(int number) {
        return OF_REQUESTS + number;
    }
}
