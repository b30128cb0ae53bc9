package parcellocker.bridge.link;

import parcellocker.contract.wire.Identity;

/** How a part of the bridge shows the broker who it is. */
public sealed interface Login {
    /** In plain text: only for a broker on this machine, for demonstrations and tests. */
    record Password(String user, String password) implements Login {
        /** Never the password. */
        @Override
        public String toString() {
            return user;
        }
    }

    /** Mutual TLS; the name in the certificate is the client id. */
    record Certificate(Identity identity) implements Login {}
}
