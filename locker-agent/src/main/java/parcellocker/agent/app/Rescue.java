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
import parcellocker.agent.hardware.board.Firing;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Exchange;
import parcellocker.agent.hardware.line.Gate;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.agent.locker.Input.PulseReport.Outcome;
import parcellocker.contract.problem.Problem;

/**
 * Opens every door there is, one after another, and each once more at the end if its contact did not say open. Works without
 * database, network and keys; what cannot be reached is told and passed over. One thread, so never two coils at once.
 */
final class Rescue {
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
     * @param gapMillis least rest between the end of one pulse and the start of the next
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
            Wire wire = new Wire(channel, line.manners().wire(), time.uptime());
            turnOff(line, wire);
            for (Compartment door : due) {
                if (opens(new Talk(line.protocol(door), wire, line.manners()), door)) {
                    shut.remove(door);
                }
            }
        } catch (IOException lost) {
            log.problem(Problem.LINE_LOST, "line " + line.id() + ": " + lost.getMessage());
        }
    }

    /** A board, its wire, and how that is used. */
    private record Talk(BoardProtocol board, Wire wire, RescueLine.Manners manners) {}

    /** An agent that was killed in the middle of a pulse may have left a coil on. Told once; who does not answer keeps no door shut. */
    private static void turnOff(RescueLine line, Wire wire) throws IOException, InterruptedException {
        for (BoardProtocol board : line.boards().values()) {
            if (board.allOff().isPresent()) {
                var unused = Firing.turnOff(
                        wire, board, new Asked.AllOff(), line.manners().replyMillis());
            }
        }
    }

    private boolean opens(Talk talk, Compartment door) throws IOException, InterruptedException {
        BoardProtocol board = talk.board();
        waitForCoil();
        power();
        Firing.Fired fired;
        try {
            fired = new Firing(talk.wire(), board, (result, asked) -> {})
                    .fire(door.lock().channel(), talk.manners().replyMillis(), Exchange.WHENEVER);
        } finally {
            long gapMillis = Math.max(time.gapMillis(), talk.manners().gapMillis());
            gate.dropAfter(board.pulseMillis() + gapMillis / 2);
            coilFreeAt = time.uptime().millis() + board.pulseMillis() + gapMillis;
        }
        boolean isOpen = isOpenInTime(talk, door.lock());
        log.say(door.id() + " released, " + word(fired.outcome()) + ", " + (isOpen ? "open" : "not seen open"));
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

    private boolean isOpenInTime(Talk talk, Lock lock) throws IOException, InterruptedException {
        long until = time.uptime().millis() + OPENS_WITHIN_MILLIS;
        while (time.uptime().millis() < until) {
            for (int part = 0; part < talk.board().parts(); part++) {
                if (level(talk, lock, new Asked.Status(part)) == Level.OPEN) {
                    return true;
                }
            }
            time.pause().millis(LOOK_AGAIN_MILLIS);
        }
        return false;
    }

    private static Level level(Talk talk, Lock lock, Asked.Status asked) throws IOException, InterruptedException {
        BoardProtocol board = talk.board();
        Exchange.Result result = talk.wire()
                .exchange(new Exchange(
                        board.status(asked.part()),
                        talk.manners().replyMillis(),
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

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> "answered";
            case SENT -> "sent, no answer expected";
            case UNANSWERED -> Problem.BUS_ERROR.code() + " no answer";
            case NOT_SENT -> Problem.PULSE_NOT_SENT.code() + " not sent";
        };
    }
}
