package parcellocker.bridge.parcels;

/** Mail addresses that the city writes to. */
public final class EmailAddress {
    /**
     * A dot-atom at a domain name (RFC 5321, without quotes, literals and comments), at most 64 and 189 characters, 254 in all: nothing in it can end a line, a header or a list.
     */
    public static final String FORM =
            "(?=[^@]{1,64}@[^@]{4,189}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])";

    private EmailAddress() {}

    /** Whether it is one. */
    public static boolean is(String text) {
        return text.matches(FORM);
    }
}
