package parcellocker.agent.app.technician;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.Fault;
import parcellocker.agent.hardware.board.Heard;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Exchange;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.Wire;

/** Asks a board for its contacts, and nothing else: whoever only looks has no way to fire a lock. */
final class Probe {
    private final Wire wire;
    private final Uptime uptime;
    private final long replyMillis;

    Probe(Wire wire, Uptime uptime, long replyMillis) {
        this.wire = wire;
        this.uptime = uptime;
        this.replyMillis = replyMillis;
    }

    /**
     * One question and what came.
     *
     * @param stale what lay in the line before
     */
    record Reply(Bytes asked, Bytes stale, Bytes received, Heard heard, long millis) {
        boolean isAnswered() {
            return heard.contacts().isPresent();
        }

        int channels() {
            return heard.contacts().map(Contacts::channels).orElse(0);
        }

        boolean has(Fault fault) {
            return heard.faults().contains(fault);
        }

        /** More than one answer, or answers that ran into each other; noise does the same, but not most of the time. */
        boolean isDoubled() {
            return has(Fault.DAMAGED)
                    || has(Fault.AMBIGUOUS)
                    || has(Fault.STRAY)
                    || (isAnswered() && has(Fault.FOREIGN));
        }
    }

    /** For the first of its contacts, until the answer is whole. */
    Reply ask(BoardProtocol board) throws IOException, InterruptedException {
        return ask(board, 0);
    }

    /** For one part of its contacts, until the answer is whole. */
    Reply ask(BoardProtocol board, int part) throws IOException, InterruptedException {
        Asked.Status asked = new Asked.Status(part);
        return ask(board, asked, bytes -> board.hear(bytes, asked).contacts().isPresent());
    }

    /** For as long as a board may take: a second answer comes after the first. */
    Reply listen(BoardProtocol board) throws IOException, InterruptedException {
        return ask(board, new Asked.Status(0), bytes -> false);
    }

    private Reply ask(BoardProtocol board, Asked.Status asked, Predicate<Bytes> isOver)
            throws IOException, InterruptedException {
        Bytes question = board.status(asked.part());
        long began = uptime.millis();
        Exchange.Result result = wire.exchange(new Exchange(question, replyMillis, Exchange.WHENEVER, isOver));
        Bytes received = received(result);
        return new Reply(question, result.stale(), received, board.hear(received, asked), uptime.millis() - began);
    }

    private static Bytes received(Exchange.Result result) {
        return switch (result) {
            case Exchange.Result.Answered answered -> answered.received();
            case Exchange.Result.Silent silent -> silent.received();
            case Exchange.Result.NotSent notSent -> Bytes.NONE;
        };
    }

    /** The channels whose bit is set, raw: what that means depends on the lock. */
    static List<Integer> set(Contacts contacts) {
        List<Integer> set = new ArrayList<>();
        for (int channel = contacts.first(); channel <= contacts.last(); channel++) {
            if (contacts.isSet(new Channel(channel))) {
                set.add(channel);
            }
        }
        return set;
    }
}
