package parcellocker.agent.vault;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import parcellocker.contract.wire.Pem;

/**
 * A request for a certificate (PKCS#10, RFC 2986). The JDK cannot make one, and a library that can is larger than the whole
 * agent; these are the few bytes of DER that are needed.
 */
final class SigningRequest {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OBJECT = 0x06;
    private static final int UTF8 = 0x0C;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int NO_ATTRIBUTES = 0xA0;

    private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};
    private static final byte[] ECDSA_SHA256 = {0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x02};

    private SigningRequest() {}

    /** A request in this name for this key, signed with it, as PEM. */
    static String of(String name, KeyPair pair) {
        byte[] attribute = der(SEQUENCE, der(OBJECT, COMMON_NAME), der(UTF8, name.getBytes(StandardCharsets.UTF_8)));
        byte[] body = der(
                SEQUENCE,
                der(INTEGER, new byte[] {0}),
                der(SEQUENCE, der(SET, attribute)),
                pair.getPublic().getEncoded(),
                der(NO_ATTRIBUTES));
        byte[] request = der(
                SEQUENCE,
                body,
                der(SEQUENCE, der(OBJECT, ECDSA_SHA256)),
                der(BIT_STRING, new byte[] {0}, signed(body, pair)));
        return Pem.block(Pem.REQUEST, request);
    }

    private static byte[] signed(byte[] body, KeyPair pair) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(body);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the device key does not sign", broken);
        }
    }

    /** Tag, length, and the parts one after another. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        length(out, content.size());
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    /** Nothing here is longer than 65,535 bytes. */
    private static void length(ByteArrayOutputStream out, int length) {
        if (length >= 0x100) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length >= 0x80) {
            out.write(0x81);
        }
        out.write(length & 0xFF);
    }
}
