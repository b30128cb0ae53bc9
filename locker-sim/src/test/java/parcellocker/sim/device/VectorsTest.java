package parcellocker.sim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import parcellocker.sim.Vector;
import parcellocker.sim.board.Rig;

/** Walks every line of the vectors of scanners, badge readers and climate: obeyed, answered or said. */
class VectorsTest {
    private static final String SCANNERS = "scanners/vectors.txt";
    private static final String BADGES = "badges/vectors.txt";
    private static final String CLIMATE = "climate/vectors.txt";
    private static final String GM65_OK = "02000001003331";
    private static final String PN_ACK = "0000FF00FF00";
    private static final String WAKE = "55550000000000";

    private final Rig rig = new Rig(9_600);

    @Test
    void thereAreSevenSixAndFive() {
        assertThat(Vector.of(SCANNERS)).hasSize(7);
        assertThat(Vector.of(BADGES)).hasSize(6);
        assertThat(Vector.of(CLIMATE)).hasSize(5);
    }

    @TestFactory
    List<DynamicTest> eachVectorMeansWhatItSays() {
        List<DynamicTest> tests = new ArrayList<>();
        Stream.of(SCANNERS, BADGES, CLIMATE)
                .forEach(file -> tests.addAll(Vector.each(file, vector -> new VectorsTest().check(vector))));
        return tests;
    }

    private void check(Vector vector) {
        String hex = vector.solid();
        switch (vector.check()) {
            case "crc" -> {
                vector.verify();
                climate(hex);
            }
            case "rdm", "pn" -> badge(hex);
            case "xmr" -> {
                vector.verify();
                aimIdIsSwitchedOff("7E00080100D000ABCD", hex);
            }
            default -> scanner(hex);
        }
    }

    private void scanner(String hex) {
        switch (hex) {
            case "7E00080100D000ABCD" -> aimIdIsSwitchedOff(hex, GM65_OK);
            case "16550D" -> letsGo(Scanner.Control.HONEYWELL, hex, "");
            case "7E01303030302353434E545247313B03" ->
                triggers(Scanner.Control.NEWLAND, hex, "020130303030" + "2353434E54524731" + "063B03");
            case "7E01303030302353434E545247303B03" ->
                letsGo(Scanner.Control.NEWLAND, hex, "020130303030" + "2353434E54524730" + "063B03");
            case "04E40400FF14" -> triggers(Scanner.Control.SSI, hex, "04D00000FF2C");
            case "04E50400FF13" -> letsGo(Scanner.Control.SSI, hex, "04D00000FF2C");
            default -> throw new AssertionError("a vector this test does not know: " + hex);
        }
    }

    private Scanner of(Scanner.Control control) {
        Scanner.Make make = new Scanner.Make(control, Scanner.Suffix.CR, Scanner.Mode.COMMAND);
        return new Scanner(rig.time(), rig.end(), make);
    }

    private void aimIdIsSwitchedOff(String hex, String answer) {
        Scanner scanner = of(Scanner.Control.GM65);
        rig.exchange("7E00080100D001ABCD", 50);
        assertThat(scanner.saysAimId()).isTrue();
        assertThat(rig.exchange(hex, 50)).isEqualTo(answer);
        assertThat(scanner.saysAimId()).isFalse();
    }

    private void triggers(Scanner.Control control, String hex, String answer) {
        Scanner scanner = of(control);
        assertThat(rig.exchange(hex, 50)).isEqualTo(answer);
        assertThat(scanner.isTriggered()).isTrue();
    }

    private void letsGo(Scanner.Control control, String hex, String answer) {
        Scanner scanner = of(control);
        scanner.trigger(true);
        assertThat(rig.exchange(hex, 50)).isEqualTo(answer);
        assertThat(scanner.isTriggered()).isFalse();
    }

    private void badge(String hex) {
        switch (hex) {
            case "0236324533303836434544303803" ->
                assertThat(near("62E3086CED")).isEqualTo(hex);
            case "0230313030413142324333443103" ->
                assertThat(near("0100A1B2C3")).isEqualTo(hex);
            case "0000FF03FDD414011700" -> pn(hex, "0000FF02FED5151600");
            case "0000FF02FED5151600" -> pn("0000FF03FDD414011700", hex);
            case "0000FF02FED4022A00" -> pn(hex, "0000FF06FAD50332010607E800");
            case "0000FF0CF4D54B010100040804078CFC4FF000" -> found("078CFC4F", hex);
            default -> throw new AssertionError("a vector this test does not know: " + hex);
        }
    }

    private String near(String badge) {
        Rdm6300 reader = new Rdm6300(rig.time(), rig.end(), Rdm6300.Make.usual());
        reader.near(badge);
        return rig.within(50);
    }

    private void pn(String asked, String answered) {
        new Pn532(rig.time(), rig.end());
        assertThat(rig.exchange(WAKE + asked, 80)).isEqualTo(PN_ACK + answered);
    }

    private void found(String uid, String answer) {
        Pn532 reader = new Pn532(rig.time(), rig.end());
        rig.exchange(WAKE + "0000FF03FDD414011700", 80);
        reader.near(uid);
        assertThat(rig.exchange("0000FF04FCD44A0100E100", 80)).isEqualTo(PN_ACK + answer);
    }

    private void climate(String hex) {
        Climate climate = new Climate();
        climate.air(30.0, 60.0);
        switch (hex) {
            case "010400010002200B" -> assertThat(thermometer(climate, hex)).isEqualTo("010404012C02583B2B");
            case "010404012C02583B2B" ->
                assertThat(thermometer(climate, "010400010002200B")).isEqualTo(hex);
            case "01060102258032C6" -> assertThat(thermometer(climate, hex)).isEqualTo(hex);
            case "010300000001840A" -> assertThat(controller(climate, hex)).isEqualTo("010302012CB809");
            case "01060014000A49C9" -> {
                assertThat(controller(climate, hex)).isEqualTo(hex);
                assertThat(climate.setPoint()).isEqualTo(1.0);
            }
            default -> throw new AssertionError("a vector this test does not know: " + hex);
        }
    }

    private String thermometer(Climate climate, String hex) {
        RegisterDevice.thermometer(rig.time(), rig.end(), climate);
        return rig.exchange(hex, 80);
    }

    private String controller(Climate climate, String hex) {
        RegisterDevice.controller(rig.time(), rig.end(), climate);
        return rig.exchange(hex, 80);
    }
}
