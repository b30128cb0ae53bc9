package parcellocker.bridge.accounts;

/** What one look at a password costs, and so one guess: Argon2id's parameters. */
public record Cost(int kibibytes, int passes, int lanes) {
    /** The least of OWASP's password storage cheat sheet: 19 MiB, two passes, one lane. */
    public static final Cost USUAL = new Cost(19_456, 2, 1);
}
