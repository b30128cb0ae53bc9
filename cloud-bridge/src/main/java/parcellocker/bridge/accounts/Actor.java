package parcellocker.bridge.accounts;

/**
 * Who does something.
 *
 * @param account name of an account, or {@link #COMMAND_LINE}
 * @param address from where; empty if at the bridge itself
 */
public record Actor(String account, String address) {
    /** No account has such a name. */
    public static final String COMMAND_LINE = "(command line)";

    /** A machine with the key of the interface. */
    public static Actor key(String address) {
        return new Actor("(key)", address);
    }

    /** Whoever may run commands beside the bridge. */
    public static Actor commandLine() {
        return new Actor(COMMAND_LINE, "");
    }
}
