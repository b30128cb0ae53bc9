package parcellocker.contract.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * What a QR says: this bearer may do this at that locker. It never names a door: the locker finds it in its own book.
 * On paper {@code PL1:} and base45 of version, kind, times, ids and an Ed25519 signature; no network is needed to check it.
 *
 * <p>Version 1 has one subject, a text. Version 2 has 1 to 16 subjects of 8 bytes each, for the kinds that name several deliveries;
 * a kind belongs to one version, so that no token can be read in two ways.
 *
 * @param subject the delivery, or who works; of a version 2 kind the deliveries, 16 hex digits each, apart by spaces
 * @param id unique, hex of 8 bytes
 * @param notBefore Unix seconds
 * @param notAfter Unix seconds; a business rule for pickups, a security boundary for staff
 */
public record QrToken(Kind kind, String locker, String subject, String id, long notBefore, long notAfter) {
    public static final String PREFIX = "PL1:";
    /** A scanner's line is never longer. */
    public static final int MOST_CHARACTERS = 512;

    /** Deliveries in one token. */
    public static final int MOST_SUBJECTS = 16;

    private static final int SUBJECT_BYTES = 8;
    private static final int SIGNATURE_BYTES = 64;

    /** The codes are on paper: never change one. */
    public enum Kind {
        PICKUP(0, 1),
        COURIER(1, 1),
        TECHNICIAN(2, 1),
        /** Someone the recipient sends; one of several credentials of a delivery. */
        DELEGATE(3, 1),
        /** All parcels of one person at that locker. */
        GROUP(4, 2),
        /** An operator's word that a technician may open that delivery's compartment; signed by the operator, not the city. */
        APPROVAL(5, 2),
        /** A sender's order, {@code ORDER SIZE CARRIER IDENTITY}: one parcel may be left at that locker. */
        MAIL_IN(6, 1),
        /** A courier who also takes sent parcels out. */
        COLLECTOR(7, 1);

        private final int code;
        private final int version;

        Kind(int code, int version) {
            this.code = code;
            this.version = version;
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
        byte[] who = kind.version == 1 ? subject.getBytes(StandardCharsets.US_ASCII) : subjectBytes();
        int length = kind.version == 1 ? who.length : who.length / SUBJECT_BYTES;
        return ByteBuffer.allocate(2 + 2 + where.length + who.length + 8 + 8)
                .put((byte) kind.version)
                .put((byte) kind.code)
                .put((byte) where.length)
                .put(where)
                .put((byte) length)
                .put(who)
                .put(HexFormat.of().parseHex(id))
                .putInt((int) notBefore)
                .putInt((int) notAfter)
                .array();
    }

    private byte[] subjectBytes() {
        byte[] bytes = HexFormat.of().parseHex(subject.replace(" ", ""));
        if (bytes.length == 0 || bytes.length % SUBJECT_BYTES != 0 || bytes.length > MOST_SUBJECTS * SUBJECT_BYTES) {
            throw new IllegalArgumentException("1 to " + MOST_SUBJECTS + " subjects of 16 hex digits");
        }
        return bytes;
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
            int version = in.get() & 0xFF;
            Kind kind = Kind.of(in.get() & 0xFF);
            if (version != kind.version) {
                throw new ProblemException(Problem.TOKEN_UNREADABLE, "version unknown");
            }
            String where = text(in);
            String who = version == 1 ? text(in) : subjects(in);
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
        for (byte each : bytes) {
            if (each < ' ') {
                throw new ProblemException(Problem.TOKEN_UNREADABLE, "not ASCII");
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static String subjects(ByteBuffer in) {
        int count = in.get() & 0xFF;
        if (count == 0 || count > MOST_SUBJECTS) {
            throw new ProblemException(Problem.TOKEN_UNREADABLE, count + " subjects");
        }
        List<String> subjects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[SUBJECT_BYTES];
            in.get(bytes);
            subjects.add(HexFormat.of().formatHex(bytes));
        }
        return String.join(" ", subjects);
    }

    private static PublicJsonWebKey key(String jwk) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(jwk);
        } catch (JoseException broken) {
            throw new IllegalArgumentException("not a JWK", broken);
        }
    }
}
