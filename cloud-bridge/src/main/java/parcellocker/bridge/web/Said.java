package parcellocker.bridge.web;

/**
 * What the page of accounts says of what was just done.
 *
 * @param done {@code added}, {@code changed}, {@code reset} or empty
 * @param drawn a password that was drawn; shown this once
 * @param code why it was not done
 */
public record Said(String done, String account, String drawn, String code) {
    static final Said NOTHING = new Said("", "", "", "");

    /** Never the password. */
    @Override
    public String toString() {
        return done + " " + account;
    }
}
