package helpdesk.development;

import java.util.List;

/// A token and whose it is.
record NamedToken(String label, String token) {

    record Answer(List<NamedToken> tokens) {}
}
