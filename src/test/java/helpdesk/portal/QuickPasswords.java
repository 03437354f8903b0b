package helpdesk.portal;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Hashes passwords with a fraction of the server's memory and time, since tests sign in many hundred times. Tests
/// of the time that a hash takes do without it by the property `helpdesk.test.quick-passwords`.
public class QuickPasswords {

    @Bean
    @Primary
    @ConditionalOnBooleanProperty(name = "helpdesk.test.quick-passwords", matchIfMissing = true)
    Passwords quickPasswords() {
        return new Passwords(
                new Argon2PasswordEncoder(16, 32, 1, 256, 1), Passwords.DUMMY_HASH.replace("m=16384,t=2", "m=256,t=1"));
    }
}
