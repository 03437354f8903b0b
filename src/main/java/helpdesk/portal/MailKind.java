package helpdesk.portal;

/// Why the portal sends a mail.
enum MailKind {
    /// To an address whose owner wants an account. Its link makes the account.
    SIGN_UP,
    /// To the address of an account. Its link sets a new password.
    PASSWORD_RESET,
    /// To an address that a contact wants to have instead of its own. Its link changes the address.
    EMAIL_CHANGE,
    /// To the address that a contact had before it changed it. Has no link.
    EMAIL_CHANGED;

    boolean hasLink() {
        return this != EMAIL_CHANGED;
    }
}
