package parcellocker.agent.delivery;

/**
 * Which credential was shown: the code, a code that it replaced, or a QR by its token id.
 *
 * @param ref {@code code} for the code, the token's id for a QR, the verifier's hash for a former code
 */
public record CredentialRef(Kind kind, String ref) {
    public enum Kind {
        CODE,
        QR,
        FORMER_CODE
    }

    public static final CredentialRef CODE = new CredentialRef(Kind.CODE, "code");

    /** A code that was replaced. */
    public static CredentialRef former(Verifier code) {
        return new CredentialRef(Kind.FORMER_CODE, code.hash());
    }

    public static CredentialRef qr(String id) {
        return new CredentialRef(Kind.QR, id);
    }
}
