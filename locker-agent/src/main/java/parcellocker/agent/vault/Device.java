package parcellocker.agent.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.DeviceProof;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Identity;
import parcellocker.contract.wire.Json;

/**
 * Who an enrolled locker is, over the years: its key and certificate are replaced at each renewal, and the old pair is shown in turn
 * with the new one until the broker has taken the new one.
 */
public final class Device {
    private static final Logger LOG = LoggerFactory.getLogger(Device.class);
    private static final String DRAWN = "renewing.json";

    private final Path folder;
    private boolean wasNewest;

    /** @param folder of an identity that an enrolment wrote */
    public Device(Path folder) {
        this.folder = folder;
    }

    /** What the enrolment wrote, as it is now. */
    public synchronized DeviceFile file() {
        try {
            return DeviceFile.read(folder)
                    .orElseThrow(() -> new ProblemException(
                            Problem.KEYS_MISSING, "no " + folder.resolve(DeviceFile.NAME) + ": enrol this locker"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What to show at the next connection. */
    public synchronized Identity offered() {
        DeviceFile file = file();
        Optional<Identity> former = file.formerIdentity();
        boolean isFormersTurn = wasNewest && former.isPresent();
        wasNewest = !isFormersTurn;
        return isFormersTurn ? former.get() : file.identity();
    }

    /** The broker has taken it: if it is the newest, the former one is forgotten. */
    public synchronized void accepted(Identity shown) {
        DeviceFile file = file();
        wasNewest = false;
        if (file.former() != null && shown.certificate().equals(file.identity().certificate())) {
            try {
                file.settled().write(folder);
                LOG.info("the renewed certificate is in use");
            } catch (IOException unwritten) {
                // Both stay good: the next connection tries again.
                LOG.warn("{} the former certificate is still kept", Problem.STORE_FAILED.code(), unwritten);
            }
        }
    }

    /** What this locker asks for its next key, which is on disk before the city hears of it. */
    public synchronized EnrolmentWords.Renewal renewal() throws IOException {
        DeviceFile file = file();
        String request = next(file).request(file.locker());
        return new EnrolmentWords.Renewal(
                file.locker(),
                request,
                DeviceProof.of(file.locker(), request, file.identity().key()));
    }

    private DrawnKey next(DeviceFile file) throws IOException {
        Path kept = folder.resolve(DRAWN);
        if (Files.exists(kept)) {
            DrawnKey drawn = Json.read(PrivateFile.read(kept), DrawnKey.class);
            // A power cut may have come after the renewal that made this one the present one.
            if (!drawn.key().equals(file.pair().key())) {
                return drawn;
            }
        }
        DrawnKey drawn = DrawnKey.fresh();
        PrivateFile.replace(kept, Json.write(drawn));
        return drawn;
    }

    /** Takes the certificate of the next key and the authorities that come with it. */
    public synchronized void renewed(EnrolmentWords.Renewed granted) throws IOException {
        DeviceFile file = file();
        DrawnKey drawn = Json.read(PrivateFile.read(folder.resolve(DRAWN)), DrawnKey.class);
        DeviceFile.Pair pair = drawn.certified(file.locker(), granted.certificate(), granted.trust());
        file.renewed(pair, granted.trust()).write(folder);
        wasNewest = false;
        forget();
    }

    /** The city will never take the key that was drawn: the next renewal draws another. */
    public synchronized void forget() throws IOException {
        PrivateFile.remove(folder.resolve(DRAWN));
    }
}
