package parcellocker.sim.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import parcellocker.bridge.trust.Authority;
import parcellocker.bridge.trust.Papers;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Pem;

/** An authority of its own for a test, and who it vouches for. */
record Pki(Authority authority) {
    static Pki fresh() {
        return new Pki(Authority.create("Test", term()));
    }

    static Authority.Term term() {
        return new Authority.Term(Instant.now(), Duration.ofDays(365));
    }

    Identity caller(String name) {
        return Papers.issue(authority, name, List.of(), term()).identity();
    }

    Identity server(String... hosts) {
        return Papers.issue(authority, hosts[0], List.of(hosts), term()).identity();
    }

    /** The PEM files of an identity: {@code name.pem}, {@code name.key} and {@code trust.pem}. */
    static void write(Identity identity, String name, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".pem"), Pem.certificates(identity.chain()));
        Files.writeString(folder.resolve(name + ".key"), Pem.privateKey(identity.key()));
        Files.writeString(folder.resolve("trust.pem"), Pem.certificates(identity.trust()));
    }
}
