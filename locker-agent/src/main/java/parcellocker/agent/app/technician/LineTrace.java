package parcellocker.agent.app.technician;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parcellocker.agent.app.technician.ListedLine.Candidate;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.Fault;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.contract.problem.Problem;

/** Every frame on a line, live: when, which way, its bytes, and what the protocol hears in them. Only asks for contacts. */
public final class LineTrace {
    private static final long PAUSE_MILLIS = 250;
    private static final long AGAIN_MILLIS = 1_000;

    private final Uptime uptime;
    private final Pause pause;
    private final Consumer<String> out;

    /** Lets time pass. */
    public interface Pause {
        void millis(long millis) throws InterruptedException;
    }

    /** @param out takes one line of text each time, from several threads */
    public LineTrace(Uptime uptime, Pause pause, Consumer<String> out) {
        this.uptime = uptime;
        this.pause = pause;
        this.out = out;
    }

    /** Polls the configured boards of a line, and tries again after a loss, until that uptime or an interrupt. */
    public void run(ListedLine line, long until) throws InterruptedException {
        while (uptime.millis() < until) {
            try (ByteChannel channel = line.source().open()) {
                say(line, "-", line.device() + " is open");
                poll(line, new Probe(new Wire(channel, line.settings(), uptime), uptime, line.replyMillis()), until);
            } catch (IOException lost) {
                say(line, "-", Problem.LINE_LOST.code() + " " + lost.getMessage());
                pause.millis(AGAIN_MILLIS);
            }
        }
    }

    private void poll(ListedLine line, Probe probe, long until) throws IOException, InterruptedException {
        while (uptime.millis() < until) {
            for (Candidate board : line.configured()) {
                for (int part = 0; part < board.protocol().parts(); part++) {
                    say(line, board, probe.ask(board.protocol(), part));
                }
            }
            pause.millis(PAUSE_MILLIS);
        }
    }

    private void say(ListedLine line, Candidate board, Probe.Reply reply) {
        if (!reply.stale().isEmpty()) {
            say(line, "<", reply.stale() + "   before it was asked");
        }
        say(line, ">", reply.asked() + "   " + name(board) + " contacts?");
        say(line, "<", heard(board, reply) + " after " + reply.millis() + " ms");
    }

    private static String heard(Candidate board, Probe.Reply reply) {
        Bytes bytes = reply.received();
        String meaning = reply.heard()
                .contacts()
                .map(contacts -> name(board) + " " + words(contacts))
                .orElse(
                        bytes.isEmpty()
                                ? Problem.BOARD_UNREACHABLE.code() + " " + name(board) + " is silent"
                                : "no reading");
        List<Fault> faults = reply.heard().faults();
        String wrong = faults.isEmpty()
                ? ""
                : " " + Problem.FRAME_REFUSED.code() + " "
                        + faults.stream().map(Fault::name).collect(Collectors.joining(" "));
        return Stream.of(bytes.toString(), "  " + meaning + wrong)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String words(Contacts contacts) {
        String set = Probe.set(contacts).stream().map(Object::toString).collect(Collectors.joining(" "));
        String told = contacts.first() == 1
                ? contacts.last() + " channels"
                : "channels " + contacts.first() + " to " + contacts.last();
        return told + ", set: " + (set.isEmpty() ? "none" : set);
    }

    private static String name(Candidate board) {
        return board.configured().map(BoardId::value).orElse("address " + board.address());
    }

    private void say(ListedLine line, String way, String what) {
        out.accept(String.format(Locale.ROOT, "%9.3f %s %s %s", uptime.millis() / 1000.0, line.id(), way, what));
    }
}
