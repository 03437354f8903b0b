package helpdesk.security;

/// Who is calling with a valid token: an agent, a contact, or somebody without a role at the help desk.
public sealed interface Caller permits AgentCaller, ContactCaller, CallerWithoutRole {

    /// Tells one caller from all others, whoever issued the token. Never a personal value of a contact.
    String key();
}
