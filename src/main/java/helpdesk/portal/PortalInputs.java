package helpdesk.portal;

import org.jspecify.annotations.Nullable;

/// The inputs of the portal's mutations. Their values are personal data and secrets.
final class PortalInputs {

    private PortalInputs() {}

    record SignUpInput(String name, String email) {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    record ConfirmSignUpInput(String token, @Nullable String name, String password) {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    record SignInInput(String email, String password) {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }
}
