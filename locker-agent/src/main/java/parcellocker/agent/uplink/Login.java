package parcellocker.agent.uplink;

import java.util.function.Consumer;
import java.util.function.Supplier;
import parcellocker.contract.wire.Identity;

/** How the locker shows the broker who it is. */
public sealed interface Login {
    /** In plain text: only for a broker on this machine, for demonstrations and tests. */
    record Password(String user, String password) implements Login {
        /** Never the password: settings end up in logs. */
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * Mutual TLS; the name in the certificate is the client id.
     *
     * @param identity asked at each connection, so that a renewed certificate counts from the next one on
     * @param accepted told what the broker has taken
     */
    record Certificate(Supplier<Identity> identity, Consumer<Identity> accepted) implements Login {
        @Override
        public String toString() {
            return "by certificate";
        }
    }
}
