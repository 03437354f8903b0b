package helpdesk.portal;

/// What a mail says.
///
/// @param body takes the end of the link's life, the page that the link leads to, and the token
record MailText(String subject, String body) {

    private static final MailText SIGN_UP = new MailText("Confirm your e-mail address", """
        Somebody, probably you, asked for access to the help desk's portal with this e-mail address.

        To confirm it and to choose a password, open this link. It works once, until %s:

        %s#token=%s&mutation=confirmSignUp

        If it was not you, do nothing: without the link, nothing happens.
        """);

    private static final MailText PASSWORD_RESET = new MailText("Choose a new password", """
        Somebody, probably you, has forgotten the password of your account at the help desk's portal.

        To choose a new one, open this link. It works once, until %s:

        %s#token=%s&mutation=resetPassword

        If it was not you, do nothing: without the link, nothing happens.
        """);

    private static final MailText EMAIL_CHANGE = new MailText("Confirm your new e-mail address", """
        Somebody, probably you, wants to use this e-mail address for an account at the help desk's portal.

        To confirm it, sign in and open this link. It works once, until %s:

        %s#token=%s&mutation=confirmEmailChange

        If it was not you, do nothing: without the link, nothing happens.
        """);

    private static final MailText EMAIL_CHANGED = new MailText("Your e-mail address was changed", """
        The account at the help desk's portal that had this e-mail address has another one now. From now on, this
        address can no longer be used to sign in.

        If it was not you who changed it, write to the help desk at once.
        """);

    static MailText of(MailKind kind) {
        return switch (kind) {
            case SIGN_UP -> SIGN_UP;
            case PASSWORD_RESET -> PASSWORD_RESET;
            case EMAIL_CHANGE -> EMAIL_CHANGE;
            case EMAIL_CHANGED -> EMAIL_CHANGED;
        };
    }
}
