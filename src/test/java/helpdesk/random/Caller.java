package helpdesk.random;

/// Somebody who sends requests.
///
/// @param authorization the header's whole value; empty for whoever sends none
record Caller(String name, String authorization) {

    static Caller withToken(String name, String token) {
        return new Caller(name, "Bearer " + token);
    }

    @Override
    public String toString() {
        return name;
    }
}
