package parcellocker.contract.command;

import java.util.List;

/**
 * A key by which a locker knows an operator.
 *
 * @param kid its name in signatures and journals
 * @param jwk public Ed25519 JWK
 * @param rights what it may sign; a key for approvals alone can never open
 */
public record OperatorKey(String kid, String jwk, List<Right> rights) {
    /** What a key may be used for. */
    public enum Right {
        OPEN,
        APPROVE
    }

    public OperatorKey {
        rights = List.copyOf(rights);
    }
}
