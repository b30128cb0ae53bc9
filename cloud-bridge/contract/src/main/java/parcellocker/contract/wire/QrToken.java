package parcellocker.contract.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * What a QR says: this bearer may do this at that locker. It never names a door: the locker finds it in its own book.
 * On paper {@code PL1:} and base45 of version, kind, times, ids and an Ed25519 signature; no network is needed to check it.
 *
 * @param subject the delivery, or the courier
 * @param id unique, hex of 8 bytes
 * @param notBefore Unix seconds
 * @param notAfter Unix seconds; a business rule for pickups, a security boundary for staff
 */
public record QrToken(Kind kind, String locker, String subject, String id, long notBefore, long notAfter) {
    public static final String PREFIX = "PL1:";
    /** A scanner's line is never longer. */
    public static final int MOST_CHARACTERS = 512;

    private static final int VERSION = 1;
    private static final int SIGNATURE_BYTES = 64;

    /** The codes are on paper: never change one. */
    public enum Kind {
        PICKUP(0),
        COURIER(1);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        private static Kind of(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new ProblemException(Problem.TOKEN_UNREADABLE, "kind unknown");
        }
    }

    /** The text to print. */
    public String signed(String privateJwk) {
        byte[] body = body();
        try {
            Signature ed = Signature.getInstance("Ed25519");
            ed.initSign(key(privateJwk).getPrivateKey());
            ed.update(body);
            byte[] signature = ed.sign();
            byte[] all = Arrays.copyOf(body, body.length + signature.length);
            System.arraycopy(signature, 0, all, body.length, signature.length);
            return PREFIX + Base45.encode(all);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("signing a token failed", broken);
        }
    }

    /** Reads and verifies; {@link Problem#TOKEN_UNREADABLE} or {@link Problem#TOKEN_FORGED} if it is not the city's. */
    public static QrToken verified(String text, String publicJwk) {
        byte[] all = bytes(text);
        byte[] body = Arrays.copyOf(all, all.length - SIGNATURE_BYTES);
        try {
            Signature ed = Signature.getInstance("Ed25519");
            ed.initVerify(key(publicJwk).getPublicKey());
            ed.update(body);
            if (!ed.verify(all, body.length, SIGNATURE_BYTES)) {
                throw new ProblemException(Problem.TOKEN_FORGED, "signature does not match");
            }
        } catch (GeneralSecurityException broken) {
            throw new ProblemException(Problem.TOKEN_FORGED, "signature cannot be checked", broken);
        }
        return parsed(body);
    }

    private byte[] body() {
        byte[] where = locker.getBytes(StandardCharsets.US_ASCII);
        byte[] who = subject.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 + 2 + where.length + who.length + 8 + 8)
                .put((byte) VERSION)
                .put((byte) kind.code)
                .put((byte) where.length)
                .put(where)
                .put((byte) who.length)
                .put(who)
                .put(HexFormat.of().parseHex(id))
                .putInt((int) notBefore)
                .putInt((int) notAfter)
                .array();
    }

    private static byte[] bytes(String text) {
        if (text.length() > MOST_CHARACTERS || !text.startsWith(PREFIX)) {
            throw new ProblemException(Problem.TOKEN_UNREADABLE, "not a " + PREFIX + " token");
        }
        byte[] all = Base45.decode(text.substring(PREFIX.length()));
        if (all.length <= SIGNATURE_BYTES) {
            throw new ProblemException(Problem.TOKEN_UNREADABLE, "too short");
        }
        return all;
    }

    private static QrToken parsed(byte[] body) {
        try {
            ByteBuffer in = ByteBuffer.wrap(body);
            if (in.get() != VERSION) {
                throw new ProblemException(Problem.TOKEN_UNREADABLE, "version unknown");
            }
            Kind kind = Kind.of(in.get() & 0xFF);
            String where = text(in);
            String who = text(in);
            byte[] id = new byte[8];
            in.get(id);
            QrToken token = new QrToken(
                    kind,
                    where,
                    who,
                    HexFormat.of().formatHex(id),
                    Integer.toUnsignedLong(in.getInt()),
                    Integer.toUnsignedLong(in.getInt()));
            if (in.hasRemaining()) {
                throw new ProblemException(Problem.TOKEN_UNREADABLE, "too long");
            }
            return token;
        } catch (BufferUnderflowException cut) {
            throw new ProblemException(Problem.TOKEN_UNREADABLE, "cut short", cut);
        }
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.get() & 0xFF];
        in.get(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static PublicJsonWebKey key(String jwk) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(jwk);
        } catch (JoseException broken) {
            throw new IllegalArgumentException("not a JWK", broken);
        }
    }
}
