package parcellocker.agent.delivery;

/**
 * Which credential was shown: the code, or a QR by its token id.
 *
 * @param ref {@code code} for the code, the token's id for a QR
 */
public record CredentialRef(Kind kind, String ref) {
    public enum Kind {
        CODE,
        QR
    }

    public static final CredentialRef CODE = new CredentialRef(Kind.CODE, "code");

    public static CredentialRef qr(String id) {
        return new CredentialRef(Kind.QR, id);
    }
}
