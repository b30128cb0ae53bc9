package parcellocker.contract.wire;

import java.util.List;
import java.util.stream.Stream;
import parcellocker.contract.command.Approval;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Fact.Basis;
import parcellocker.contract.entry.Fact.Role;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.entry.Verifier;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.status.Status;
import parcellocker.contract.status.Telemetry;

/** At least one of every kind there is; where a component may be null, one with and one without it. */
final class Samples {
    private static final Verifier V = new Verifier("c2FsdHNhbHRzYWx0c2FsdA", "aGFzaA");
    private static final String NAME = Chain.name("jwe");

    private Samples() {}

    static List<Fact> facts() {
        return List.of(
                new Fact.LockerStarted("1.0"),
                new Fact.RescueOpened(List.of("A01", "A07")),
                new Fact.DirectiveTaken(3, "Announce", null, null),
                new Fact.DirectiveTaken(4, "FullList", "LK-6004", NAME),
                new Fact.AnnouncementEnded("YT1"),
                new Fact.ParcelAnnounced("YT1", "r1", null, null, null),
                new Fact.ParcelAnnounced(
                        "YT1", "r1", Basis.RECIPIENT_PARCEL, "M", List.of(Fact.Mark.REFUSED, Fact.Mark.LOW_DOOR)),
                new Fact.CourierListed("c1", Role.TECHNICIAN, "04A1", V, false),
                new Fact.CodeRenewed("d1", V, NAME),
                deposit(null),
                deposit(NAME),
                new Fact.RecipientCorrected("d1", "c1", "r2", NAME),
                new Fact.CheckAuthorised("o2", "d1", "A07", "c1"),
                new Fact.PickupAuthorised("o3", "d1", "A07", Fact.CredentialKind.QR, "0011223344556677"),
                new Fact.RecallAuthorised("o4", "d1", "A07", "c1"),
                new Fact.DoorOpened("o1", 310),
                new Fact.DepositClosed("o1", 9_000, Fact.DepositVerdict.FOUND_OCCUPIED),
                new Fact.PickupClosed("o3", 8_000, Fact.PickupVerdict.COLLECTED, null),
                new Fact.PickupClosed("o3", 8_000, Fact.PickupVerdict.PUT_BACK, "damaged"),
                new Fact.RecallClosed("o4", 5_000, true),
                new Fact.OpeningFailed("o1", Fact.Failure.JAMMED),
                new Fact.DoorLeftOpen("o1", false),
                new Fact.DoorClosedLate("o1", 150_000),
                new Fact.DoorForced("A07"),
                new Fact.PersonAnswered("o1", true),
                new Fact.GraceEnded("d1", "A07"),
                new Fact.GuessFailed(Fact.Guess.CODE),
                new Fact.CompartmentBlocked("A07", Fact.BlockReason.FAILED_THRICE),
                new Fact.CommandAuthorised("o5", "c0", "ops-1", 7, "A07", null, "op-7", "caller", "T-1", List.of()),
                new Fact.CommandAuthorised(
                        "o5", "c0", "ops-1", 7, "A07", "d1", "op-7", "caller", "T-1", List.of("ops-2")),
                new Fact.CommandRefused("c1", "ops-1", null, "LK-6035"),
                new Fact.CommandRefused("c1", "ops-1", 8L, "LK-6038"),
                new Fact.RemoteClosed("o5", 4_000),
                new Fact.AuditAuthorised("o6", "A07", null, "t-1", null, null),
                new Fact.AuditAuthorised("o6", "A07", "d1", "t-1", "0011223344556677", "ops-2"),
                new Fact.AuditClosed("o6", 4_000, Fact.AuditVerdict.EMPTY),
                new Fact.ServiceChanged("A07", "t-1", false, "LOCK"),
                new Fact.DaySigned(20_500, "jws"),
                new Fact.Enrolled(2, 9),
                new Fact.PossiblyInside(
                        "d1",
                        "A07",
                        List.of("YT1"),
                        "c1",
                        "r1",
                        Basis.COURIER_ATTESTED,
                        V,
                        Fact.Believed.UNSURE,
                        false),
                new Fact.Checkpointed(NAME),
                new Fact.StorageStarted("d1", 86_400_000, null, null),
                new Fact.StorageStarted("d1", 86_400_000, V.hash(), new Fact.Longer(86_400_000, 1)),
                new Fact.StorageExtended("d1", 172_800_000, Fact.CredentialKind.CODE, "code"),
                new Fact.StorageEnded("d1", 86_400_001),
                new Fact.BoardLost("b1", List.of("A01", "A07"), 60_000),
                new Fact.BoardBack("b1", List.of("A01", "A07")),
                new Fact.TokenRevoked("d1", "0011223344556677"),
                new Fact.TicketOpened("48210937", Fact.Concern.BOX_EMPTY, "d1", "A01", null),
                new Fact.TicketOpened("48210938", Fact.Concern.DOOR, "d1", "A01", 86_400_000L),
                new Fact.HandOverAuthorised("o9", "48210938", "d1", "A01", "ma"),
                new Fact.HandOverClosed("o9", 4_000, Fact.HandOverVerdict.HANDED_OVER),
                new Fact.TicketOpened("00000007", Fact.Concern.SCREEN, null, null, null),
                new Fact.PickupDisputed("d1", "A01"),
                new Fact.PackagingDamaged("SF1234567890", "c1"),
                new Fact.CodeLost("48210937", "d1"),
                new Fact.MailInAuthorised(
                        "o5", "d2", "A07", "SO00000001", "M", "SF", "RN-1", "0011223344556677", 1_700_000_000),
                new Fact.MailInReopened("o6", "d2", "A07"),
                new Fact.MailInClosed("o5", 9_000, Fact.MailInVerdict.STORED),
                new Fact.CollectionAuthorised("o7", "d2", "A07", "c1"),
                new Fact.CollectionClosed("o7", 5_000, Fact.CollectionVerdict.TAKEN),
                new Fact.MailInRemembered("d2", "A07", "SO00000001", "SF", 1_700_000_000, true),
                new Fact.MailInCancelled("SO00000001", 1_700_000_000, true),
                new Fact.ModeChanged(Fact.Mode.STORAGE_DEGRADED, true, "space"),
                new Fact.ConfigurationTaken(7, Overlay.hash("{}"), "{}"),
                new Fact.ConfigurationTried(7, List.of("b1")),
                new Fact.ConfigurationSettled(
                        7, Overlay.hash("{}"), Fact.Setting.ROLLED_BACK, List.of("LK-2053 b1 is silent"), 0, ""),
                new Fact.ReportTaken(
                        "0123456789abcdef", List.of(Fact.Part.LOG, Fact.Part.JOURNAL), 5, 7, 65_536, 86_400_000),
                new Fact.ReportEnded("0123456789abcdef", Fact.ReportEnd.FAILED, "LK-2063"),
                new Fact.ReportEnded("0123456789abcdef", Fact.ReportEnd.UPLOADED, null));
    }

    static List<Directive> directives() {
        return List.of(
                new Directive.Welcome("nonce", 1, 42, Chain.START, 1_700_000_000_000L),
                new Directive.Enrol(
                        "nonce",
                        2,
                        9,
                        1,
                        1,
                        1_700_000_000_000L,
                        List.of(new Directive.Inside(
                                "d1",
                                "A07",
                                List.of("YT1"),
                                "c1",
                                "r1",
                                Basis.COURIER_ATTESTED,
                                V,
                                Fact.Believed.STORED))),
                new Directive.Announce(List.of(
                        new Directive.Parcel("YT1", "r1", "jwe", null, null, null),
                        new Directive.Parcel(
                                "YT2", "r2", "jwe", Basis.SENDER_DESIGNATED, "L", List.of(Fact.Mark.LOW_DOOR)))),
                new Directive.Couriers(List.of(new Directive.Courier("c1", Role.COURIER, "04A1", V, true))),
                new Directive.FullList(
                        "nonce",
                        NAME,
                        2,
                        3,
                        true,
                        List.of(new Directive.Parcel("YT1", "r1", "jwe", null, null, null)),
                        List.of(new Directive.Courier("c1", Role.COURIER, "04A1", V, true)),
                        new Directive.Configuration(7, Overlay.hash("{}"), "{}")),
                new Directive.Configure(new Directive.Configuration(7, Overlay.hash("{}"), "{}")),
                new Directive.Report("0123456789abcdef", List.of(Fact.Part.DIAGNOSTICS), 5, 7, 65_536),
                new Directive.EndAnnouncements(List.of("YT1")),
                new Directive.RenewCode("d1"),
                new Directive.StartStorage("d1", 86_400_000, null, null),
                new Directive.StartStorage("d1", 86_400_000, V.hash(), new Fact.Longer(86_400_000, 1)),
                new Directive.RevokeToken("0011223344556677", List.of("d1")),
                new Directive.CancelMailIn("SO00000001", 1_700_000_000));
    }

    /** What is no member of a family. */
    static Stream<Object> others() {
        return Stream.of(
                new Ack(1, 9),
                new JournalBatch("LY-0001", 1, 5, Chain.START, List.of("{}"), List.of()),
                new JournalBatch(
                        "LY-0001", 1, 5, Chain.START, List.of("{}"), List.of(new JournalBatch.Attachment("n", "j"))),
                new Command("c0", "LY-0001", "nonce", Command.Kind.OPEN, "A07", "caller", "T-1", "op-7", 1, 61, 7),
                new Approval("c0", "LY-0001", "A07", "caller"),
                new SignedCommand("jws", List.of("jws")),
                new Telemetry(
                        1_800_000_000_000L,
                        List.of(
                                new Telemetry.Door("A01", 180L, 7, 0, 0, 0, -4_000, null),
                                new Telemetry.Door("A02", null, 2, 2, 0, 0, null, "UNRELIABLE")),
                        List.of(
                                new Telemetry.Climate("cold-1", 900, -18_000, 60_000),
                                new Telemetry.Climate("cold-2", 10_000, null, null))));
    }

    static List<Status> statuses() {
        return List.of(birth(null), birth(NAME), new Status.Death(7));
    }

    private static Fact deposit(@org.jspecify.annotations.Nullable String phone) {
        return new Fact.DepositAuthorised(
                "o1", "d1", "A07", List.of("YT1", "YT2"), "c1", "r1", Basis.COURIER_ATTESTED, V, NAME, phone);
    }

    private static Status birth(@org.jspecify.annotations.Nullable String directivesHead) {
        return new Status.Birth(
                7,
                "nonce",
                "1.0",
                1,
                42,
                3,
                0,
                Stamp.Clock.TRUSTED,
                1_700_000_000_000L,
                List.of(new Status.Place("A07", "S", "EMPTY", "IN_SERVICE", "CLOSED")),
                Chain.START,
                List.of("QUARANTINE"),
                directivesHead,
                directivesHead == null ? null : new Status.Configuration(7, NAME, Status.Source.OVERLAY, true),
                directivesHead == null ? null : hardware());
    }

    private static Hardware hardware() {
        return new Hardware(List.of(new Hardware.Board(
                "b1",
                "main",
                "xor8a",
                1,
                24,
                List.of(new Hardware.Door(1, "A01", "S", 300, "AMBIENT", "CLOSED_IS_1")))));
    }
}
