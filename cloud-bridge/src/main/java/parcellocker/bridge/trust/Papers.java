package parcellocker.bridge.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Pem;

/** A key made here and its certificate, for a server, a part of the bridge, or a locker. */
public record Papers(String name, Identity identity) {
    /** A server's if it has hosts, else a caller's. */
    public static Papers issue(Authority authority, String name, List<String> hosts, Authority.Term term) {
        KeyPair pair = Identity.newKey();
        var certificate = hosts.isEmpty()
                ? authority.caller(pair.getPublic(), name, term)
                : authority.server(pair.getPublic(), hosts, term);
        return new Papers(
                name, new Identity(pair.getPrivate(), List.of(certificate), List.of(authority.certificate())));
    }

    /** Writes {@code name.key} and {@code name.pem}; never over others. */
    public void write(Path folder) throws IOException {
        Secret.write(folder.resolve(name + ".key"), Pem.privateKey(identity.key()));
        Secret.write(folder.resolve(name + ".pem"), Pem.certificates(identity.chain()));
    }
}
