package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.vault.KeyFile;
import parcellocker.agent.vault.Keys;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.EnrolmentWords;
import parcellocker.contract.wire.Jose;
import picocli.CommandLine;

class RotationTest {
    private static final Keys.City FIRST = city(List.of());
    private static final Keys.City SECOND = city(List.of(FIRST.tokens()));

    /** The first look notices, the last one of the half minute asks; each is a second after the one before. */
    private static final long SOON = Rotation.SPREAD_MILLIS + 2_000;

    @TempDir
    private Path folder;

    private Path file;
    private Rotation rotation;
    private Keys.City now = FIRST;
    private boolean isReached = true;
    private boolean isIdle;
    private long wrong;
    private long uptime = 1_000;
    private int asked;
    private int ended;

    @BeforeEach
    void start() throws Exception {
        file = folder.resolve("keys.json");
        Keys keys = KeyFile.create(file, FIRST, List.of());
        rotation = new Rotation(
                file, keys, new Rotation.World(() -> wrong, this::said, () -> isIdle, () -> ended++, () -> uptime));
    }

    @AfterEach
    void stop() {
        rotation.close();
    }

    private EnrolmentWords.Published said() {
        asked++;
        if (!isReached) {
            throw new ProblemException(Problem.CITY_UNREACHABLE, "no way there");
        }
        return published(now);
    }

    @Test
    void aWrongSignatureHasItAskWithinHalfAMinuteAndNothingElseDoes() {
        looksFor(Rotation.REST_MILLIS);
        assertThat(asked).isZero();
        wrong++;
        looksFor(SOON);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void itAsksAtMostOnceInTenMinutesHoweverManySignaturesAreWrong() {
        for (int minute = 0; minute < 60; minute++) {
            wrong += 100;
            looksFor(60_000);
        }
        // Each question rests ten minutes and at most half a minute more.
        assertThat(asked).isBetween(5, 6);
        assertThat(ended).isZero();
    }

    @Test
    void aQuestionThatFailedCountsAndIsAskedAgainAfterItsRest() throws Exception {
        isReached = false;
        now = SECOND;
        wrong++;
        looksFor(SOON);
        wrong++;
        looksFor(Rotation.REST_MILLIS - SOON);
        assertThat(asked).isEqualTo(1);
        isReached = true;
        looksFor(2 * SOON);
        assertThat(asked).isEqualTo(2);
        assertThat(KeyFile.read(file).city()).isEqualTo(SECOND);
    }

    @Test
    void withOtherKeysItEndsAsSoonAsNobodyIsThereAndNotBefore() throws Exception {
        now = SECOND;
        wrong++;
        looksFor(SOON);
        assertThat(KeyFile.read(file).city()).isEqualTo(SECOND);
        looksFor(Rotation.REST_MILLIS);
        assertThat(ended).isZero();
        isIdle = true;
        rotation.look();
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void withTheKeysItRunsWithItGoesOn() throws Exception {
        byte[] before = Files.readAllBytes(file);
        isIdle = true;
        wrong++;
        looksFor(SOON);
        assertThat(asked).isEqualTo(1);
        assertThat(ended).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void whatARenewalTellsCountsWithoutAQuestion() throws Exception {
        isIdle = true;
        rotation.told(published(SECOND));
        rotation.look();
        assertThat(asked).isZero();
        assertThat(ended).isEqualTo(1);
        assertThat(KeyFile.read(file).city()).isEqualTo(SECOND);
    }

    @Test
    void whatATechnicianWroteIntoTheFileMeanwhileCountsFromTheNextStartToo() throws Exception {
        KeyFile.replaceCity(file, published(SECOND));
        isIdle = true;
        rotation.told(published(SECOND));
        rotation.look();
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void keysThatCannotBeWrittenOrAreNoneEndNothing() throws Exception {
        isIdle = true;
        Keys.City broken = new Keys.City("no key", FIRST.tokens(), FIRST.sealing());
        rotation.told(published(broken));
        Path obstacle = Files.createDirectories(folder.resolve("keys.json.next/in-the-way"));
        rotation.told(published(SECOND));
        rotation.look();
        assertThat(ended).isZero();
        assertThat(KeyFile.read(file).city()).isEqualTo(FIRST);
        Files.delete(obstacle);
        rotation.told(published(SECOND));
        rotation.look();
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void aLockerWithKeysByHandGetsTheCitysFromWhatTheBridgePrinted() throws Exception {
        Path printed = Files.writeString(
                folder.resolve("city.json"),
                "{\"directives\":%s,\"tokens\":%s,\"sealing\":%s,\"elder\":{\"tokens\":[%s]}}"
                        .formatted(SECOND.directives(), SECOND.tokens(), SECOND.sealing(), FIRST.tokens()));
        Keys before = KeyFile.read(file);
        assertThat(new CommandLine(new KeyCommands.CityKeys()).execute(file.toString(), printed.toString()))
                .isZero();
        assertThat(KeyFile.read(file)).isEqualTo(before.with(SECOND));
    }

    private void looksFor(long millis) {
        long end = uptime + millis;
        while (uptime < end) {
            uptime += 1_000;
            rotation.look();
        }
    }

    private static EnrolmentWords.Published published(Keys.City city) {
        return new EnrolmentWords.Published(
                new EnrolmentWords.City(city.directives(), city.tokens(), city.sealing(), city.elderTokens()),
                List.of());
    }

    private static Keys.City city(List<String> elder) {
        return new Keys.City(
                Jose.publicOf(Jose.newSigningKey()),
                Jose.publicOf(Jose.newSigningKey()),
                Jose.publicOf(Jose.newSealingKey()),
                elder);
    }
}
