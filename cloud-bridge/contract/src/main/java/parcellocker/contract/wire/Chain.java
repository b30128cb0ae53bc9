package parcellocker.contract.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash chain of a journal: {@code hash = H(prev ‖ H(body))}, SHA-256, so that a foreign entry can be shown as H(body) alone. */
public final class Chain {
    /** What stands before the first entry of an epoch. */
    public static final String START = "0".repeat(64);

    private Chain() {}

    /** The hash after {@code body}, hex. */
    public static String next(String prev, String body) {
        MessageDigest sha = sha256();
        byte[] inner = sha.digest(body.getBytes(StandardCharsets.UTF_8));
        sha.update(HexFormat.of().parseHex(prev));
        return HexFormat.of().formatHex(sha.digest(inner));
    }

    /** The hash after a body of which only its own hash {@code inner} is known. */
    public static String linked(String prev, String inner) {
        MessageDigest sha = sha256();
        sha.update(HexFormat.of().parseHex(prev));
        return HexFormat.of().formatHex(sha.digest(HexFormat.of().parseHex(inner)));
    }

    /** SHA-256 of a text in hex: the name of an attachment. */
    public static String name(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
