package parcellocker.agent.uplink;

import java.util.List;
import java.util.Optional;
import parcellocker.contract.command.OperatorKey;

/**
 * What the locker knows the city by.
 *
 * @param directives public JWK (Ed25519) that every directive must be signed under
 * @param operators public keys that commands and approvals must be signed under
 */
public record CityKeys(String directives, List<OperatorKey> operators) {
    public CityKeys {
        operators = List.copyOf(operators);
    }

    Optional<OperatorKey> operator(String kid) {
        return operators.stream().filter(key -> key.kid().equals(kid)).findFirst();
    }
}
