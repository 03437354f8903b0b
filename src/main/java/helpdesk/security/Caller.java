package helpdesk.security;

/// Whoever is calling with a valid token: staff, a contact, or somebody whom only the identity provider knows.
public sealed interface Caller permits AgentCaller, ContactCaller, Stranger {

    /// Tells one caller from all others, whoever issued the token. Never a personal value of a contact.
    String key();
}
