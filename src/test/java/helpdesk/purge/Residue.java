package helpdesk.purge;

/// A canary that was found.
record Residue(String column, String canary, String form) {}
