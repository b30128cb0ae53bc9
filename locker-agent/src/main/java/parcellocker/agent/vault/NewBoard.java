package parcellocker.agent.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/**
 * A board that becomes a locker. Its keys are drawn here and never leave it, but for the staff key, sealed to the city. What is
 * drawn is on disk before the city hears of it, so that an answer that got lost can be asked for again with the same keys.
 */
public final class NewBoard {
    /** The {@link Keys} in the identity folder. */
    public static final String KEYS = "keys.json";

    private static final String DRAWN = "enrolling.json";

    private final Path folder;

    /** @param folder of the identity: {@code keys.json} and {@code device.json} when all is done */
    public NewBoard(Path folder) {
        this.folder = folder;
    }

    /** Drawn and not confirmed yet: the device key, and the locker's own keys before it knows the city's. */
    public record Drawn(DrawnKey device, String code, String salt, String staff, String sealing, String signing) {
        private static Drawn of(Keys kept) {
            return new Drawn(DrawnKey.fresh(), kept.code(), kept.salt(), kept.staff(), kept.sealing(), kept.device());
        }

        private boolean isWith(Keys kept) {
            return code.equals(kept.code()) && sealing.equals(kept.sealing());
        }

        /** Never a key. */
        @Override
        public String toString() {
            return "Drawn[not shown]";
        }
    }

    /**
     * Draws the device key, unless an earlier attempt has, and the locker's own keys unless it has some.
     *
     * @param kept file of keys with which this locker ran before it enrolled
     * @param journal whether the board holds the locker's journal
     * @throws ProblemException {@link Problem#KEYS_MISSING} if it has a journal and no keys: what lies inside opens with them alone
     */
    public void draw(Optional<Path> kept, boolean journal) throws IOException {
        Files.createDirectories(folder);
        Path own = kept.orElse(folder.resolve(KEYS));
        boolean hasKeys = kept.isPresent() || Files.exists(own);
        if (journal && !hasKeys) {
            throw new ProblemException(Problem.KEYS_MISSING, "this locker has run: name its keys with --keys");
        }
        Optional<Keys> keys = hasKeys ? Optional.of(KeyFile.read(own)) : Optional.empty();
        Optional<Drawn> before = Files.exists(folder.resolve(DRAWN)) ? Optional.of(drawn()) : Optional.empty();
        boolean isUsable = before.isPresent() && keys.map(before.get()::isWith).orElse(true);
        if (!isUsable) {
            PrivateFile.replace(
                    folder.resolve(DRAWN), Json.write(keys.map(Drawn::of).orElseGet(NewBoard::fresh)));
        }
    }

    private static Drawn fresh() {
        // The city's are not known yet; each of these stands where one will be, and is forgotten.
        String nobody = Jose.publicOf(Jose.newSealingKey());
        return Drawn.of(KeyFile.draw(new Keys.City(nobody, nobody, nobody), List.of()));
    }

    /**
     * What this board asks the city with this token.
     *
     * @param sealing the city's public key to seal to
     * @param journal whether it holds the locker's journal
     */
    public EnrolmentWords.Asked asked(String locker, String token, String sealing, boolean journal) throws IOException {
        Drawn drawn = drawn();
        return new EnrolmentWords.Asked(
                locker,
                token,
                drawn.device().request(locker),
                Jose.publicOf(drawn.sealing()),
                Jose.publicOf(drawn.signing()),
                Jose.seal(drawn.staff(), sealing),
                journal);
    }

    /**
     * Writes what the city granted: the keys, then who this locker is; without the second the agent does not start. A power cut in
     * between is mended by asking again.
     *
     * @param listener where the certificate is renewed
     * @throws ProblemException {@link Problem#CERTIFICATE_UNFIT}, {@link Problem#DEFAULT_SECRET} for a city's key that is nobody's
     */
    public void confirmed(EnrolmentWords.Granted granted, String listener) throws IOException {
        Drawn drawn = drawn();
        DeviceFile.Pair pair = drawn.device().certified(granted.locker(), granted.certificate(), granted.trust());
        Keys keys = new Keys(
                drawn.code(),
                drawn.salt(),
                drawn.staff(),
                drawn.sealing(),
                drawn.signing(),
                Keys.City.of(granted.city()),
                granted.operators());
        PrivateFile.replace(folder.resolve(KEYS), Json.write(keys));
        new DeviceFile(granted.locker(), granted.epoch(), listener, granted.broker(), granted.trust(), pair, null)
                .write(folder);
        forget();
    }

    /** What was drawn is of no use: the city has it, or will never take it. */
    public void forget() throws IOException {
        PrivateFile.remove(folder.resolve(DRAWN));
    }

    private Drawn drawn() throws IOException {
        return Json.read(PrivateFile.read(folder.resolve(DRAWN)), Drawn.class);
    }
}
