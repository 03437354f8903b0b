package helpdesk.portal;

import org.jspecify.annotations.Nullable;

/// What comes in with the portal's mutations. None of it prints itself: it is names, addresses and secrets.
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
