package parcellocker.sim.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pickup costs: the time from the code's last digit to the first bit of the open frame on the wire, beside its floor in
 * the same run (one FULL commit of the same rows and one frame through the same pty), and what one parcel's life writes.
 */
final class Figures {
    private static final int PICKUPS = Integer.getInteger("demo.pickups", 200);
    private static final int PER_DEPOSIT = 4;
    private static final String OPEN = "8A";
    private static final Duration STANDS_OPEN = Duration.ofMillis(300);
    /** Short times, so that thousands of pickups fit in an hour. */
    static final String PROFILE = "{consent: ATTEST, leastOpenMillis: 200, graceMillis: 15000, noticeMillis: 0}";

    private final Parts parts;
    private final BenchClient cabinet;
    private final Looks looks;
    private Touchscreen screen;
    private long lastFrame;

    Figures(Parts parts) {
        this.parts = parts;
        this.cabinet = parts.cabinet();
        this.looks = new Looks(parts);
        this.screen = parts.touchscreen();
    }

    void print() throws IOException {
        System.out.println("\n" + PICKUPS + " pickups, measured:");
        parts.stopAgent();
        parts.startAgent(PROFILE);
        screen = parts.touchscreen();
        screen.awaitOnline(true);
        List<Long> micros = pickups();
        parts.stopAgent();
        List<Long> floor = new Floor(parts).micros(PICKUPS);
        System.out.printf("  %-62s %10s %10s%n", "", "p50", "p99");
        row("last digit → open frame on the wire", micros);
        row("of which the vault's key stretching (PBKDF2, 100,000 rounds)", Stretching.micros(40));
        row("floor: one FULL commit of the same rows + one frame", floor);
        System.out.printf(
                "  %-62s %9.1fx %9.1fx%n",
                "ratio",
                (double) percentile(micros, 50) / percentile(floor, 50),
                (double) percentile(micros, 99) / percentile(floor, 99));
    }

    private static void row(String what, List<Long> micros) {
        System.out.printf(
                "  %-62s %7.1f ms %7.1f ms%n", what, percentile(micros, 50) / 1e3, percentile(micros, 99) / 1e3);
    }

    private List<Long> pickups() throws IOException {
        int deposits = (PICKUPS + PER_DEPOSIT - 1) / PER_DEPOSIT;
        for (int i = 0; i < deposits; i++) {
            parts.city().announce(waybill(i), "测试", "13400000000", "S");
        }
        looks.awaitAnnounced(waybill(deposits - 1));
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < deposits; i++) {
            Life life = new Life(parts.agent().pid());
            String where = deposit(waybill(i));
            String code = parts.city().notice(waybill(i)).path("code").asText();
            micros.add(pickup(code, where));
            if (i == 1) {
                life.print(looks, waybill(i));
            }
            for (int again = 1; again < PER_DEPOSIT; again++) {
                micros.add(pickup(code, where));
            }
            if (i % 10 == 9) {
                System.out.printf("  … %d of %d%n", micros.size(), PICKUPS);
            }
        }
        return micros;
    }

    private static String waybill(int i) {
        return "FIG%07d".formatted(i);
    }

    private String deposit(String waybill) {
        screen.awaitPage("Home");
        screen.touch("courier");
        screen.awaitPage("CourierSignIn");
        screen.touch("sign-in", Map.of("badge", City.BADGE, "pin", City.PIN));
        screen.awaitPage("CourierHome");
        screen.touch("type-waybill", Map.of("text", waybill));
        String where = screen.awaitPage("PutParcelIn").path("compartment").asText();
        cabinet.awaitOpen(where);
        cabinet.put(where, waybill);
        Pauses.of(STANDS_OPEN);
        cabinet.close(where);
        screen.awaitPage("CourierHome");
        screen.leave();
        return where;
    }

    /** The first and each reopening within the grace period go the same way: digits, vault, commit, frame. */
    private long pickup(String code, String where) {
        screen.awaitPage("Home");
        skipFrames();
        long typed = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        screen.touch("enter-code", Map.of("digits", code));
        screen.awaitPage("TakeParcel");
        cabinet.awaitOpen(where);
        long frame = openFrame();
        Pauses.of(STANDS_OPEN);
        cabinet.close(where);
        screen.awaitPage("PickedUp");
        screen.leave();
        return frame - typed;
    }

    private void skipFrames() {
        for (JsonNode frame : cabinet.frames(lastFrame)) {
            lastFrame = Math.max(lastFrame, frame.path("number").asLong());
        }
    }

    private long openFrame() {
        return Await.value("the open frame", Duration.ofSeconds(5), () -> {
            for (JsonNode frame : cabinet.frames(lastFrame)) {
                boolean isOpen = frame.path("direction").asText().equals("TO_BOARD")
                        && frame.path("hex").asText().startsWith(OPEN);
                if (isOpen) {
                    return Optional.of(frame.path("startEpochMicros").asLong());
                }
            }
            return Optional.empty();
        });
    }

    static long percentile(List<Long> values, int percent) {
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int index = (int) Math.ceil(percent / 100.0 * sorted.size()) - 1;
        return sorted.get(Math.max(0, index));
    }

    /** What one process has written, as the kernel counts it, and what the locker's journal says of a waybill. */
    private record Life(long pid, long writtenBefore) {
        Life(long pid) throws IOException {
            this(pid, written(pid));
        }

        void print(Looks looks, String waybill) throws IOException {
            String commits = looks.locker("select count(distinct json_extract(body, '$.stamp.ageMillis')) from journal"
                    + " where json_extract(body, '$.fact.opening') in (select json_extract(body, '$.fact.opening')"
                    + " from journal where json_extract(body, '$.fact.delivery') = (select id from delivery"
                    + " where waybills like '%" + waybill + "%'))");
            System.out.printf(
                    "  one parcel, deposit and pickup: %s commits, %.1f KiB written by the agent (kernel's count)%n",
                    commits, (written(pid) - writtenBefore) / 1024.0);
        }

        private static long written(long pid) throws IOException {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/io"))) {
                if (line.startsWith("write_bytes: ")) {
                    return Long.parseLong(
                            line.substring("write_bytes: ".length()).strip());
                }
            }
            throw new IOException("no write_bytes for " + pid);
        }
    }
}
