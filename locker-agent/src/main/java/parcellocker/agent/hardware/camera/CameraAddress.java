package parcellocker.agent.hardware.camera;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import parcellocker.agent.hardware.camera.DigestAuth.Login;
import parcellocker.agent.hardware.line.Bytes;

/** Where a camera is, how it gives pictures, and who asks. The password stands in a file of its own and is read afresh each time. */
public record CameraAddress(Way way, URI address, Optional<User> user) {
    /** How it gives pictures. */
    public enum Way {
        /** One after another without end. */
        STREAM,
        /** One at each request. */
        SNAPSHOT,
        /** As SNAPSHOT, at an address that ONVIF's media service names. */
        ONVIF
    }

    /** Who asks. */
    public record User(String name, Path passwordFile) {}

    private static final SecureRandom RANDOM = new SecureRandom();

    Optional<Login> login() throws IOException {
        if (user.isEmpty()) {
            return Optional.empty();
        }
        User who = user.get();
        return Optional.of(
                new Login(who.name(), Files.readString(who.passwordFile()).strip()));
    }

    CameraHttp http() throws IOException {
        return new CameraHttp(login());
    }

    /** The address of single pictures. */
    URI pictures(CameraHttp http) throws IOException, InterruptedException {
        return way == Way.ONVIF
                ? Onvif.snapshotAddress(http, address, login(), () -> salt(InstantSource.system()))
                : address;
    }

    private static Onvif.Salt salt(InstantSource clock) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        return new Onvif.Salt(Bytes.copyOf(nonce), clock.instant());
    }
}
