package parcellocker.contract.wire;

import java.io.ByteArrayOutputStream;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Base45 (RFC 9285): bytes in the alphabet that a QR code stores most densely. */
final class Base45 {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    private Base45() {}

    static String encode(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length * 3 / 2 + 2);
        for (int i = 0; i < bytes.length; i += 2) {
            boolean pair = i + 1 < bytes.length;
            int n = pair ? (bytes[i] & 0xFF) * 256 + (bytes[i + 1] & 0xFF) : bytes[i] & 0xFF;
            out.append(ALPHABET.charAt(n % 45)).append(ALPHABET.charAt(n / 45 % 45));
            if (pair) {
                out.append(ALPHABET.charAt(n / (45 * 45)));
            }
        }
        return out.toString();
    }

    static byte[] decode(String text) {
        if (text.length() % 3 == 1) {
            throw unreadable();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i += 3) {
            boolean triple = i + 2 < text.length();
            int n = digit(text, i) + 45 * digit(text, i + 1) + (triple ? 45 * 45 * digit(text, i + 2) : 0);
            if (n > (triple ? 0xFFFF : 0xFF)) {
                throw unreadable();
            }
            if (triple) {
                out.write(n >> 8);
            }
            out.write(n & 0xFF);
        }
        return out.toByteArray();
    }

    private static int digit(String text, int at) {
        int digit = ALPHABET.indexOf(text.charAt(at));
        if (digit < 0) {
            throw unreadable();
        }
        return digit;
    }

    private static ProblemException unreadable() {
        return new ProblemException(Problem.TOKEN_UNREADABLE, "not base45");
    }
}
