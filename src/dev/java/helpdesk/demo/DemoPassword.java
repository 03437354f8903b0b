package helpdesk.demo;

/// The password of everybody in the story. Nobody has it anywhere else: a delivered server has no demo.
final class DemoPassword {

    static final String TEXT = "seven lindens in berlin";

    /// With the same salt each time, since the demo is the same each time.
    static final String HASH = "{argon2@SpringSecurity_v5_8}"
            + "$argon2id$v=19$m=16384,t=2,p=1$ntsDYthzutTDPbh8RoCwLw$4O8lnaWCOnWqG9YGve/bqZ0C7MVvxKuJma31xgZVSog";

    private DemoPassword() {}
}
