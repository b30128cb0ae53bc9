package parcellocker.agent.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Json;

/**
 * Who this locker is to the city, in one file, so that a key never lies beside another's certificate.
 *
 * @param epoch in which a store begins that is made from nothing
 * @param listener HTTPS address of the city's enrolment listener, where the certificate is renewed
 * @param broker MQTT address
 * @param trust PEM, the authorities believed
 * @param pair what the locker shows
 * @param former what it showed before, until {@code pair} was accepted; null if it was
 */
public record DeviceFile(
        String locker,
        long epoch,
        String listener,
        String broker,
        String trust,
        Pair pair,
        @Nullable Pair former) {
    /** Its name in the identity folder. */
    public static final String NAME = "device.json";

    /** A private key and its certificate, each as PEM. */
    public record Pair(String key, String certificate) {
        /** Never the key. */
        @Override
        public String toString() {
            return "Pair[not shown]";
        }
    }

    /**
     * Reads the one in this folder; empty if this board never enrolled.
     *
     * @throws ProblemException {@link Problem#DEFAULT_SECRET} if others may read it, {@link Problem#CONFIG_UNREADABLE}
     */
    public static Optional<DeviceFile> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(PrivateFile.read(file), DeviceFile.class));
        } catch (ProblemException broken) {
            if (broken.problem() == Problem.DEFAULT_SECRET) {
                throw broken;
            }
            throw new ProblemException(Problem.CONFIG_UNREADABLE, file + " is not what an enrolment wrote", broken);
        }
    }

    /** Replaces the one in this folder; on disk when it returns. */
    void write(Path folder) throws IOException {
        PrivateFile.replace(folder.resolve(NAME), Json.write(this));
    }

    /** What the locker shows now. */
    public Identity identity() {
        return identity(pair);
    }

    /** What it showed before and may still show. */
    Optional<Identity> formerIdentity() {
        return Optional.ofNullable(former).map(this::identity);
    }

    private Identity identity(Pair of) {
        return Identity.of(of.key(), of.certificate(), trust);
    }

    /** After a renewal. */
    DeviceFile renewed(Pair next, String believed) {
        return new DeviceFile(locker, epoch, listener, broker, believed, next, pair);
    }

    /** The pair was accepted: the former one is of no use any more. */
    DeviceFile settled() {
        return new DeviceFile(locker, epoch, listener, broker, trust, pair, null);
    }

    /** Never a key. */
    @Override
    public String toString() {
        return "DeviceFile[" + locker + "]";
    }
}
