package parcellocker.agent.app;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Exchange;
import parcellocker.agent.hardware.line.Gate;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.contract.problem.Problem;

/**
 * Opens every door there is, one after another, and each once more at the end if its contact did not say open. Works without
 * database, network and keys; what cannot be reached is told and passed over. One thread, so never two coils at once.
 */
final class Rescue {
    private static final long REPLY_MILLIS = 300;
    private static final long LOOK_AGAIN_MILLIS = 100;
    /** A door that has not opened so long after its pulse is tried once more at the end. */
    private static final long OPENS_WITHIN_MILLIS = 1_000;

    private final List<RescueLine> lines;
    private final Time time;
    private final RescueLog log;
    private final Gate gate;
    private long coilFreeAt;

    /**
     * Time as it passes here.
     *
     * @param gapMillis rest between the end of one pulse and the start of the next
     */
    record Time(Uptime uptime, Pause pause, long gapMillis) {}

    /** Lets time pass. */
    interface Pause {
        void millis(long millis) throws InterruptedException;
    }

    /** What came of it. */
    record Result(int opened, int shut) {}

    Rescue(List<RescueLine> lines, Time time, RescueLog log, Gate gate) {
        this.lines = List.copyOf(lines);
        this.time = time;
        this.log = log;
        this.gate = gate;
        this.coilFreeAt = time.uptime().millis();
    }

    Result openAll() throws InterruptedException {
        List<Compartment> doors =
                lines.stream().flatMap(line -> line.doors().stream()).toList();
        Set<Compartment> shut = new LinkedHashSet<>(doors);
        for (int round = 1; round <= 2 && !shut.isEmpty(); round++) {
            for (RescueLine line : lines) {
                round(line, shut);
            }
        }
        shut.forEach(door -> log.problem(Problem.DOOR_NOT_OPENED, door.id() + " does not say that it is open"));
        return new Result(doors.size() - shut.size(), shut.size());
    }

    private void round(RescueLine line, Set<Compartment> shut) throws InterruptedException {
        List<Compartment> due = line.doors().stream().filter(shut::contains).toList();
        if (due.isEmpty()) {
            return;
        }
        try (ByteChannel channel = line.source().open()) {
            Wire wire = new Wire(channel, line.settings(), time.uptime());
            for (Compartment door : due) {
                if (opens(line.protocol(door), wire, door)) {
                    shut.remove(door);
                }
            }
        } catch (IOException lost) {
            log.problem(Problem.LINE_LOST, "line " + line.id() + ": " + lost.getMessage());
        }
    }

    private boolean opens(BoardProtocol board, Wire wire, Compartment door) throws IOException, InterruptedException {
        Lock lock = door.lock();
        Asked asked = new Asked.Release(lock.channel());
        waitForCoil();
        power();
        Exchange.Result answer;
        try {
            answer = wire.exchange(new Exchange(
                    board.release(lock.channel()),
                    REPLY_MILLIS,
                    Exchange.WHENEVER,
                    bytes -> board.hear(bytes, asked).isAcknowledged()));
        } finally {
            gate.dropAfter(board.pulseMillis() + time.gapMillis() / 2);
            coilFreeAt = time.uptime().millis() + board.pulseMillis() + time.gapMillis();
        }
        boolean isOpen = isOpenInTime(board, wire, lock);
        log.say(door.id() + " released, " + word(answer) + ", " + (isOpen ? "open" : "not seen open"));
        return isOpen;
    }

    /** Tried in any case: a gate that cannot be switched may stand open. */
    private void power() throws InterruptedException {
        try {
            gate.raise();
        } catch (IOException broken) {
            log.problem(Problem.PINS_MISSING, "the lock supply's gate: " + broken.getMessage());
        }
    }

    private void waitForCoil() throws InterruptedException {
        long wait = coilFreeAt - time.uptime().millis();
        if (wait > 0) {
            time.pause().millis(wait);
        }
    }

    private boolean isOpenInTime(BoardProtocol board, Wire wire, Lock lock) throws IOException, InterruptedException {
        long until = time.uptime().millis() + OPENS_WITHIN_MILLIS;
        while (time.uptime().millis() < until) {
            if (level(board, wire, lock) == Level.OPEN) {
                return true;
            }
            time.pause().millis(LOOK_AGAIN_MILLIS);
        }
        return false;
    }

    private static Level level(BoardProtocol board, Wire wire, Lock lock) throws IOException, InterruptedException {
        Asked asked = new Asked.Status();
        Exchange.Result result = wire.exchange(new Exchange(
                board.status(),
                REPLY_MILLIS,
                Exchange.WHENEVER,
                bytes -> board.hear(bytes, asked).contacts().isPresent()));
        return board.hear(received(result), asked)
                .contacts()
                .filter(contacts -> contacts.covers(lock.channel()))
                .map(contacts -> lock.contact().level(contacts.isSet(lock.channel())))
                .orElse(Level.UNKNOWN);
    }

    private static Bytes received(Exchange.Result result) {
        return switch (result) {
            case Exchange.Result.Answered answered -> answered.received();
            case Exchange.Result.Silent silent -> silent.received();
            case Exchange.Result.NotSent notSent -> Bytes.NONE;
        };
    }

    private static String word(Exchange.Result answer) {
        return switch (answer) {
            case Exchange.Result.Answered answered -> "answered";
            case Exchange.Result.Silent silent -> Problem.BUS_ERROR.code() + " no answer";
            case Exchange.Result.NotSent notSent -> Problem.PULSE_NOT_SENT.code() + " not sent";
        };
    }
}
