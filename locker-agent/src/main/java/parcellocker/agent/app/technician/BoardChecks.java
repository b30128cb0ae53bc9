package parcellocker.agent.app.technician;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import parcellocker.agent.app.technician.ListedLine.Candidate;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.hardware.board.Fault;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.contract.problem.Problem;

/** Whether each configured board gives real answers: an echo, a loop or an empty line is none. Only asks for contacts. */
public final class BoardChecks {
    private static final int QUESTIONS = 5;

    private final Uptime uptime;

    public BoardChecks(Uptime uptime) {
        this.uptime = uptime;
    }

    /** One check for the line, then one for each board on it. */
    public List<Check> of(ListedLine line) throws InterruptedException {
        List<Check> checks = new ArrayList<>();
        try (ByteChannel channel = line.source().open()) {
            Probe probe = new Probe(new Wire(channel, line.settings(), uptime), uptime, line.replyMillis());
            for (Candidate board : line.configured()) {
                checks.add(board(probe, board));
            }
            boolean isAlive = checks.stream().anyMatch(Check::isPassed);
            checks.addFirst(
                    isAlive
                            ? Check.pass("line " + line.id(), line.device())
                            : Check.fail(
                                    "line " + line.id(), Problem.LINE_EMPTY, "nothing answers on " + line.device()));
        } catch (IOException lost) {
            checks.addFirst(
                    Check.fail("line " + line.id(), Problem.LINE_LOST, line.device() + ": " + lost.getMessage()));
            for (Candidate board : line.configured()
                    .subList(checks.size() - 1, line.configured().size())) {
                checks.add(Check.fail(name(board), Problem.BOARD_UNREACHABLE, "its line is lost"));
            }
        }
        return checks;
    }

    private Check board(Probe probe, Candidate board) throws IOException, InterruptedException {
        int answered = 0;
        int channels = 0;
        long longest = 0;
        boolean echoes = false;
        boolean faulty = false;
        int questions = QUESTIONS * board.protocol().parts();
        for (int i = 0; i < questions; i++) {
            Probe.Reply reply = probe.ask(board.protocol(), i % board.protocol().parts());
            answered += reply.isAnswered() ? 1 : 0;
            channels = Math.max(channels, reply.channels());
            longest = Math.max(longest, reply.millis());
            echoes |= reply.has(Fault.ECHO);
            faulty |= !reply.heard().faults().isEmpty();
        }
        String said = answered + " of " + questions + " questions answered";
        if (echoes) {
            return Check.fail(name(board), Problem.LINE_ECHOES, "only what was asked came back; " + said);
        }
        if (answered == 0) {
            return Check.fail(name(board), Problem.BOARD_UNREACHABLE, "address " + board.address() + " is silent");
        }
        if (answered < questions || faulty) {
            return Check.fail(name(board), Problem.FRAME_REFUSED, "noise or a second board at this address; " + said);
        }
        return Check.pass(name(board), channels + " channels, slowest answer " + longest + " ms");
    }

    private static String name(Candidate board) {
        return "board " + board.configured().map(BoardId::value).orElse("?");
    }
}
