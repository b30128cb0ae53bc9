package parcellocker.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Mark;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.BlockReason;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Mode;
import parcellocker.agent.locker.OpeningId;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Stamp;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Json;

final class EntryCodecTest {
    private static final int DRAWS = 200;

    static Stream<Class<?>> kinds() {
        return Arrays.stream(Entry.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindComesBackAsTheJournalKeepsIt(Class<?> kind) {
        Samples samples = new Samples(new Random(kind.getName().hashCode()));
        for (int i = 0; i < DRAWS; i++) {
            EntryCodec.Line line = new EntryCodec.Line(3, i + 1L, samples.stamp(), samples.entry(kind));
            assertThat(EntryCodec.read(EntryCodec.write(line)))
                    .isEqualTo(new EntryCodec.Line(3, i + 1L, line.stamp(), kept(line.entry())));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindIsWrittenUnderItsOwnName(Class<?> kind) {
        Entry entry = new Samples(new Random(1)).entry(kind);
        String body = EntryCodec.write(line(entry));
        assertThat(Json.tree(body).at("/fact/kind").asText()).isEqualTo(kind.getSimpleName());
    }

    @Test
    void theKindsOfTheCoreAreTheKindsOfTheContract() {
        assertThat(kinds().map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Fact.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void theEnumsOfTheCoreAreTheEnumsOfTheContract() {
        sameNames(Basis.values(), Fact.Basis.values());
        sameNames(Role.values(), Fact.Role.values());
        sameNames(Mark.values(), Fact.Mark.values());
        sameNames(Entry.DepositVerdict.values(), Fact.DepositVerdict.values());
        sameNames(Entry.PickupVerdict.values(), Fact.PickupVerdict.values());
        sameNames(Entry.Failure.values(), Fact.Failure.values());
        sameNames(BlockReason.values(), Fact.BlockReason.values());
        sameNames(Entry.Guess.values(), Fact.Guess.values());
        sameNames(CredentialRef.Kind.values(), Fact.CredentialKind.values());
        sameNames(Entry.Believed.values(), Fact.Believed.values());
        sameNames(Mode.values(), Fact.Mode.values());
        sameNames(Quality.values(), parcellocker.contract.entry.Stamp.Clock.values());
    }

    @Test
    void aSealIsWrittenByNameAndThePersonNotAtAll() {
        String body = EntryCodec.write(line(deposit(1)));
        assertThat(body)
                .contains("name-of-code", "name-of-phone", "p0123")
                .doesNotContain("text-of-code", "text-of-phone", "person");
        Entry announced = new Entry.ParcelAnnounced(
                new Waybill("SF1000"),
                new PersonRef("p0123"),
                Optional.empty(),
                Optional.of(Size.M),
                new Sealed("name-of-person", "text-of-person"));
        assertThat(EntryCodec.write(line(announced))).doesNotContain("person");
    }

    @Test
    void theTextIsFixed() {
        Stamp stamp = new Stamp(1_000, 1_700_000_000_000L, Quality.HOLDOVER);
        Entry entry = new Entry.PickupAuthorised(
                new OpeningId("00000000000000aa"),
                new DeliveryId("00000000000000bb"),
                new CompartmentId("A07"),
                CredentialRef.CODE);
        assertThat(EntryCodec.write(new EntryCodec.Line(2, 9, stamp, entry)))
                .isEqualTo("{\"epoch\":2,\"seq\":9,"
                        + "\"stamp\":{\"ageMillis\":1000,\"wallMillis\":1700000000000,\"clock\":\"HOLDOVER\"},"
                        + "\"fact\":{\"kind\":\"PickupAuthorised\",\"opening\":\"00000000000000aa\","
                        + "\"delivery\":\"00000000000000bb\",\"compartment\":\"A07\","
                        + "\"credentialKind\":\"CODE\",\"credential\":\"code\"}}");
    }

    @Test
    void aBodyOverFourKibibytesIsNotWritten() {
        String longest = EntryCodec.write(line(deposit(80)));
        assertThat(longest.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(EntryCodec.MOST_BYTES);
        EntryCodec.Line tooLong = line(deposit(120));
        assertThatThrownBy(() -> EntryCodec.write(tooLong))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at most 4096");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBodyThatNoLockerWritesIsRefusedByNumber(String body) {
        assertThatThrownBy(() -> EntryCodec.read(body))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(Problem.MESSAGE_MALFORMED));
    }

    static List<String> broken() {
        String good = EntryCodec.write(line(new Entry.DoorForced(new CompartmentId("A07"))));
        String taken = EntryCodec.write(line(new Entry.DirectiveTaken(1, "Announce", Optional.of(Problem.BUSY))));
        return List.of(
                "",
                "[]",
                good.substring(1),
                good.replace("A07", "a7"),
                good.replace("DoorForced", "DoorOpened"),
                good.replace("DoorForced", "DoorEaten"),
                good.replace("TRUSTED", "PERFECT"),
                taken.replace(Problem.BUSY.code(), "LK-0000"));
    }

    private static Entry deposit(int waybills) {
        return new Entry.DepositAuthorised(
                new OpeningId("00000000000000aa"),
                new DeliveryId("00000000000000bb"),
                new CompartmentId("A07"),
                IntStream.range(0, waybills)
                        .mapToObj(i -> new Waybill("SF%030d".formatted(i)))
                        .toList(),
                new CourierId("c-1"),
                new PersonRef("p0123"),
                Basis.COURIER_ATTESTED,
                new Verifier("salt", "hash"),
                new Sealed("name-of-code", "text-of-code"),
                Optional.of(new Sealed("name-of-phone", "text-of-phone")),
                Optional.of(new Sealed("name-of-person", "text-of-person")));
    }

    private static EntryCodec.Line line(Entry entry) {
        return new EntryCodec.Line(1, 1, new Stamp(0, 0, Quality.TRUSTED), entry);
    }

    /** What the journal keeps: of a seal its name, of the recipient's own seal nothing. */
    private static Entry kept(Entry entry) {
        if (entry instanceof Entry.ParcelAnnounced e) {
            return new Entry.ParcelAnnounced(
                    e.waybill(), e.recipient(), e.basis(), e.size(), e.marks(), new Sealed("", ""));
        }
        if (entry instanceof Entry.RecipientCorrected e) {
            return new Entry.RecipientCorrected(
                    e.delivery(), e.courier(), e.recipient(), named(e.phoneAttachment()), new Sealed("", ""));
        }
        if (entry instanceof Entry.CodeRenewed e) {
            return new Entry.CodeRenewed(e.delivery(), e.code(), named(e.codeAttachment()));
        }
        if (entry instanceof Entry.DepositAuthorised e) {
            return new Entry.DepositAuthorised(
                    e.opening(),
                    e.delivery(),
                    e.compartment(),
                    e.waybills(),
                    e.courier(),
                    e.recipient(),
                    e.basis(),
                    e.code(),
                    named(e.codeAttachment()),
                    e.phoneAttachment().map(EntryCodecTest::named),
                    Optional.empty());
        }
        return entry;
    }

    private static Sealed named(Sealed sealed) {
        return new Sealed(sealed.name(), "");
    }

    private static void sameNames(Enum<?>[] ours, Enum<?>[] theirs) {
        assertThat(Arrays.stream(ours).map(Enum::name))
                .containsExactlyElementsOf(Arrays.stream(theirs).map(Enum::name).toList());
    }
}
