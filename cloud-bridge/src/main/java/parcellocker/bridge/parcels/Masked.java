package parcellocker.bridge.parcels;

/** Personal data as people may see it (GB/T 41833: at least six digits of a phone, at least one character of a name). */
public final class Masked {
    private static final int HIDDEN = 6;

    private Masked() {}

    /** {@code 13812345678} is {@code 1******5678}; shorter numbers lose all but the end. */
    public static String phone(String phone) {
        int shown = Math.min(4, Math.max(0, phone.length() - HIDDEN));
        int head = phone.length() - shown > HIDDEN ? 1 : 0;
        return phone.substring(0, head)
                + "*".repeat(phone.length() - shown - head)
                + phone.substring(phone.length() - shown);
    }

    /** {@code zhang.san@mail.example.cn} is {@code z***@***.cn}: a domain may be its owner's name. */
    public static String email(String address) {
        return address.substring(0, Math.min(1, address.indexOf('@'))) + "***@***"
                + address.substring(address.lastIndexOf('.'));
    }

    /** The first character and a star. */
    public static String name(String name) {
        return name.isEmpty() ? "*" : name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
    }
}
