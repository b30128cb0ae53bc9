package parcellocker.agent.hardware.board;

import java.io.IOException;
import java.util.Optional;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Exchange;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.agent.locker.Input.PulseReport.Outcome;

/**
 * One pulse on the wire: the release and its answer, and where the board does not end a pulse itself, the wait and the letting go, all
 * within one turn of the line, so that nothing can come between.
 */
public final class Firing {
    /** What a board that answers no release is given to take it in, before the line is used again. */
    static final long UNANSWERED_REST_MILLIS = 100;

    private static final int LET_GO_TRIES = 3;

    private final Wire wire;
    private final BoardProtocol board;
    private final Witness witness;

    /** Told of every exchange, for the counters. */
    public interface Witness {
        void exchanged(Exchange.Result result, Asked asked);
    }

    /**
     * What came of it.
     *
     * @param coilIsOn the coil was to be let go, and nobody confirmed that it was
     */
    public record Fired(Outcome outcome, boolean coilIsOn) {}

    public Firing(Wire wire, BoardProtocol board, Witness witness) {
        this.wire = wire;
        this.board = board;
        this.witness = witness;
    }

    /**
     * Releases that door, at most once.
     *
     * @param sendByMillis uptime after which nothing is sent any more
     * @throws IOException if the device is gone, or {@link InterruptedException} if the line is closed. A coil that waits to be let
     *     go has been told so, as far as the device could be reached
     */
    public Fired fire(Channel channel, long replyMillis, long sendByMillis) throws IOException, InterruptedException {
        Optional<Bytes> letGo = board.letGo(channel);
        if (letGo.isEmpty()) {
            return new Fired(release(channel, replyMillis, sendByMillis), false);
        }
        boolean isOver = false;
        try {
            // The wait for an answer must not make the pulse longer.
            Outcome outcome = release(channel, Math.min(replyMillis, board.pulseMillis()), sendByMillis);
            boolean isOff = outcome == Outcome.NOT_SENT || letsGo(channel, replyMillis);
            isOver = true;
            return new Fired(outcome, !isOff);
        } finally {
            if (!isOver) {
                wire.farewell(letGo.get());
            }
        }
    }

    private Outcome release(Channel channel, long replyMillis, long sendByMillis)
            throws IOException, InterruptedException {
        boolean isAnswering = board.capabilities().contains(Capability.ANSWERS_RELEASE);
        Asked asked = new Asked.Release(channel);
        Exchange.Result result = wire.exchange(new Exchange(
                board.release(channel),
                isAnswering ? replyMillis : UNANSWERED_REST_MILLIS,
                sendByMillis,
                bytes -> isAnswering && board.hear(bytes, asked).isAcknowledged()));
        witness.exchanged(result, asked);
        return switch (result) {
            case Exchange.Result.NotSent notSent -> Outcome.NOT_SENT;
            case Exchange.Result.Answered answered -> Outcome.ANSWERED;
            case Exchange.Result.Silent silent -> isAnswering ? Outcome.UNANSWERED : Outcome.SENT;
        };
    }

    private boolean letsGo(Channel channel, long replyMillis) throws IOException, InterruptedException {
        Bytes during = wire.listenUntil(wire.sentAt() + board.pulseMillis());
        witness.exchanged(new Exchange.Result.NotSent(during), new Asked.Nothing());
        Asked asked = new Asked.LetGo(channel);
        for (int i = 0; i < LET_GO_TRIES; i++) {
            Exchange.Result result = turnOff(wire, board, asked, replyMillis);
            witness.exchanged(result, asked);
            if (result instanceof Exchange.Result.Answered) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells a board once to let go of one coil or of all.
     *
     * @param asked {@link Asked.LetGo} or {@link Asked.AllOff}, of a board that can
     * @return {@link Exchange.Result.Answered} if the board says that it has
     */
    public static Exchange.Result turnOff(Wire wire, BoardProtocol board, Asked asked, long replyMillis)
            throws IOException, InterruptedException {
        return wire.exchange(new Exchange(
                off(board, asked),
                replyMillis,
                Exchange.WHENEVER,
                bytes -> board.hear(bytes, asked).isAcknowledged()));
    }

    private static Bytes off(BoardProtocol board, Asked asked) {
        Optional<Bytes> frame = switch (asked) {
            case Asked.LetGo letGo -> board.letGo(letGo.channel());
            case Asked.AllOff allOff -> board.allOff();
            case Asked.Nothing nothing -> Optional.empty();
            case Asked.Status status -> Optional.empty();
            case Asked.Release release -> Optional.empty();
            case Asked.Marker marker -> Optional.empty();
        };
        return frame.orElseThrow(() -> new IllegalArgumentException(asked + " turns nothing off"));
    }
}
