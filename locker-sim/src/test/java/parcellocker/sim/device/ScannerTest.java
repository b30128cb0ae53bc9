package parcellocker.sim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import parcellocker.sim.board.Rig;

class ScannerTest {
    private static final String OK = "02000001003331";

    private final Rig rig = new Rig(9_600);

    @Test
    void aTextIsEndedBySuffixOrSilence() {
        for (Scanner.Suffix suffix : Scanner.Suffix.values()) {
            Rig own = new Rig(9_600);
            Scanner.Make make = new Scanner.Make(Scanner.Control.NONE, suffix, Scanner.Mode.SENSOR);
            new Scanner(own.time(), own.end(), make).hold("SF1");
            String end = switch (suffix) {
                case CR -> "0D";
                case LF -> "0A";
                case CRLF -> "0D0A";
                case TAB -> "09";
                case NONE -> "";
            };
            assertThat(own.within(2_000)).as("once, by %s", suffix).isEqualTo(hex("SF1") + end);
        }
    }

    @Test
    void inContinuousModeItRepeatsWhatIsHeldUntilThatIsTakenAway() {
        Scanner scanner = scanner(Scanner.Control.GM65, Scanner.Mode.CONTINUOUS);
        scanner.hold("SF1");
        assertThat(rig.within(1_200)).isEqualTo((hex("SF1") + "0D").repeat(3));
        scanner.takeAway();
        assertThat(rig.within(2_000)).isEqualTo((hex("SF1") + "0D").repeat(3));
    }

    @Test
    void inCommandModeItReadsOnceATrigger() {
        Scanner scanner = scanner(Scanner.Control.HONEYWELL, Scanner.Mode.COMMAND);
        scanner.hold("SF1");
        assertThat(rig.within(500)).isEmpty();
        assertThat(rig.exchange("16540D", 500)).isEqualTo(hex("SF1") + "0D");
        assertThat(rig.within(500)).hasSize(8);
    }

    @Test
    void aTriggerThatWasLetGoReadsNothingHeldLater() {
        Scanner scanner = scanner(Scanner.Control.SSI, Scanner.Mode.COMMAND);
        rig.exchange("04E40400FF14", 50);
        rig.exchange("04E50400FF13", 50);
        scanner.hold("SF1");
        assertThat(rig.within(500)).isEqualTo("04D00000FF2C");
    }

    @Test
    void gm65IsToldItsModeItsTailAndToSave() {
        Scanner scanner = scanner(Scanner.Control.GM65, Scanner.Mode.MANUAL);
        assertThat(rig.exchange("7E000801000002ABCD", 50)).isEqualTo(OK);
        assertThat(scanner.mode()).isEqualTo(Scanner.Mode.CONTINUOUS);
        assertThat(rig.exchange("7E000801006060ABCD", 50)).isEqualTo(OK);
        assertThat(scanner.suffix()).isEqualTo(Scanner.Suffix.NONE);
        assertThat(rig.exchange("7E000701006001ABCD", 50)).startsWith("0200000160");
        assertThat(rig.exchange("7E000901000000DEC8", 50)).isEqualTo(OK);
        assertThat(scanner.saves()).isEqualTo(1);
        assertThat(rig.exchange("7E000801000001FFFF", 50)).as("a wrong check").isEmpty();
        assertThat(scanner.mode()).isEqualTo(Scanner.Mode.CONTINUOUS);
    }

    @Test
    void newlandRefusesATagItDoesNotKnow() {
        scanner(Scanner.Control.NEWLAND, Scanner.Mode.COMMAND);
        String asked = "7E0130303030" + "23" + hex("NOSUCH1") + "3B03";
        assertThat(rig.exchange(asked, 80)).isEqualTo("020130303030" + "23" + hex("NOSUCH1") + "153B03");
    }

    @Test
    void honeywellSaysAMenuCommandBackAndCountsWhatIsKeptForGood() {
        Scanner scanner = scanner(Scanner.Control.HONEYWELL, Scanner.Mode.COMMAND);
        assertThat(rig.exchange("164D0D" + hex("SUFBK2990D!"), 80)).isEqualTo(hex("SUFBK2990D") + "06" + hex("!"));
        assertThat(scanner.saves()).isZero();
        rig.exchange("164D0D" + hex("SUFBK2990D."), 80);
        assertThat(scanner.saves()).isEqualTo(1);
    }

    private Scanner scanner(Scanner.Control control, Scanner.Mode mode) {
        return new Scanner(rig.time(), rig.end(), new Scanner.Make(control, Scanner.Suffix.CR, mode));
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
