package parcellocker.sim.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.sim.device.Scanner;

class BenchPlanTest {
    private final CabinetLayout mixed = CabinetLayout.read("parcellocker/sim/bench/mixed.yaml");

    @TempDir
    Path folder;

    @Test
    void withoutAWordEachFamilyHasItsLineAndTheFirstIsCalledBoard() {
        BenchPlan plan = BenchPlan.of(mixed, List.of());
        assertThat(plan.lines()).extracting(LinePlan::id).containsExactly("board", "kerong", "modbus", "wkly");
        assertThat(plan.lines()).extracting(LinePlan::baud).containsExactly(9_600, 19_200, 9_600, 9_600);
    }

    @Test
    void linesAreGivenInWords() {
        BenchPlan plan = BenchPlan.of(
                mixed,
                List.of(
                        "id=a,boards=x1",
                        "id=b,boards=k1,over=tcp:5000,baud=57600",
                        "id=c,boards=m1+w1,over=serial:/dev/ttyUSB0"));
        assertThat(plan.lines().get(0).over()).isEqualTo(new Over.Pty());
        assertThat(plan.lines().get(1).over()).isEqualTo(new Over.Tcp("127.0.0.1", 5000));
        assertThat(plan.lines().get(1).baud()).isEqualTo(57_600);
        assertThat(plan.lines().get(2).over()).isEqualTo(new Over.Serial("/dev/ttyUSB0"));
        assertThat(plan.lines().get(2).boards()).containsExactly("m1", "w1");
        assertThat(Over.of("tcp:0.0.0.0:5000")).isEqualTo(new Over.Tcp("0.0.0.0", 5000));
    }

    @Test
    void linesAndDevicesAreGivenInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("lines.yaml"), """
                lines:
                  - {id: a, boards: [x1, m1], settings: {m1: {replyMillis: 75}}}
                  - {id: b, boards: [k1], over: "tcp:0"}
                  - {id: c, boards: [w1]}
                scanner: {control: gm65, suffix: none, mode: command}
                badge: pn532
                climate: one-wire
                camera: {user: locker, password: seen}
                """);
        BenchPlan plan = BenchPlan.of(mixed, List.of(file.toString()));
        assertThat(plan.lines().get(0).boards()).containsExactly("x1", "m1");
        assertThat(plan.lines().get(0).settings("m1")).containsEntry("replyMillis", "75");
        assertThat(plan.lines().get(0).settings("x1")).isEmpty();
        assertThat(plan.devices().scanner())
                .isEqualTo(new Scanner.Make(Scanner.Control.GM65, Scanner.Suffix.NONE, Scanner.Mode.COMMAND));
        assertThat(plan.devices().badge()).isEqualTo(DevicePlan.Badge.PN532);
        assertThat(plan.devices().climate()).isEqualTo(DevicePlan.Air.ONE_WIRE);
        assertThat(plan.devices().camera()).contains(new DevicePlan.CameraPlan(0, "locker", "seen"));
    }

    @Test
    void mistakesAreToldWithWhatWouldBeRight() {
        refused("each board of", "id=a,boards=x1");
        refused("exactly one line", "id=a,boards=x1+k1+m1+w1", "id=b,boards=x1");
        refused("two lines have one id", "id=a,boards=x1+k1", "id=a,boards=m1+w1");
        refused("no board y9", "id=a,boards=y9");
        refused("pty, tcp:PORT", "id=a,boards=x1+k1+m1+w1,over=radio");
        refused("needs its boards", "id=a");
        refused("not speed", "id=a,boards=x1+k1+m1+w1,speed=9600");
        refused("cannot have 5 baud", "id=a,boards=x1+k1+m1+w1,baud=5");
        refused("id=main,baud=9600", "main");
    }

    private void refused(String why, String... words) {
        assertThatThrownBy(() -> BenchPlan.of(mixed, List.of(words)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
